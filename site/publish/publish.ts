import {writeFile} from "node:fs/promises";
import {join} from "node:path";
import {serialized, writePages, type BuiltSite} from "../builtSite.js";
import {addMetadata} from "./metadata.js";
import {llms, robots, sitemap} from "./indexes.js";
import {notFound} from "./notFound.js";
import {preloadFonts} from "./preloadFonts.js";
import type {Publication} from "./publication.js";

/**
 * Adds what a site in public needs, whatever it is about: metadata on every page, a list of all pages for programs, a
 * page for unknown addresses where there is none, a file that keeps GitHub Pages from leaving out folders with an
 * underscore; its fonts at once; a site map where the site's address is known.
 */
export async function publish({folder, pages}: BuiltSite, publication: Publication, language: string): Promise<void> {
  const write = (path: string, content: string): Promise<void> => writeFile(join(folder, path), content);
  const isOwn = pages.some(({path}) => path === "404.html");
  const found = pages.filter(({path}) => path !== "404.html");
  await write("llms.txt", llms(found, publication));
  await write(".nojekyll", "");
  if (publication.url !== undefined) {
    await write("sitemap.xml", sitemap(found, publication));
    await write("robots.txt", robots(publication));
  }
  if (!isOwn) await write("404.html", serialized((await notFound(found, publication, language)).document));
  for (const page of found) {
    await addMetadata(folder, page, publication);
    preloadFonts(page.document);
  }
  await writePages({folder, pages: found, files: []});
}

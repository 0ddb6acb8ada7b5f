import {readdir, readFile, writeFile} from "node:fs/promises";
import {join, posix} from "node:path";
import {JSDOM, VirtualConsole} from "jsdom";

/** A page that Framework has built, parsed and open to changes. */
export interface Page {
  /** Path in the site, with forward slashes: "nested/page.html". */
  readonly path: string;
  readonly document: Document;
}

/** A built site: its folder on disk, what lies in it, and its parsed pages. */
export interface BuiltSite {
  readonly folder: string;
  /** Paths of all files in the folder, sorted, with forward slashes. */
  readonly files: readonly string[];
  readonly pages: readonly Page[];
}

/** Parses a page; scripts do not run and nothing is fetched. */
export function parsePage(path: string, html: string): Page {
  return {path, document: new JSDOM(html, {virtualConsole: new VirtualConsole()}).window.document};
}

/** Reads a built site, every page parsed. */
export async function readSite(folder: string): Promise<BuiltSite> {
  const files = await listFiles(folder);
  const paths = files.filter((file) => file.endsWith(".html"));
  const pages = await Promise.all(
    paths.map(async (path) => parsePage(path, await readFile(join(folder, path), "utf8")))
  );
  return {folder, files, pages};
}

/** Writes the pages back as they now are. */
export async function writePages({folder, pages}: BuiltSite): Promise<void> {
  await Promise.all(pages.map(({path, document}) => writeFile(join(folder, path), serialized(document))));
}

/** The address of a page in the site, from its path: "/" for "index.html", "/nested/page" for "nested/page.html". */
export function pageAddress(path: string): string {
  return `/${path}`.replace(/\/index\.html$/, "/").replace(/\.html$/, "");
}

/** The address of a file of the site as a page writes it. */
export function addressFrom(page: Page, file: string): string {
  const base = page.document.querySelector("base") === null ? posix.dirname(page.path) : ".";
  const path = posix.relative(base, file);
  return path.startsWith("../") ? path : `./${path}`;
}

/** A document as HTML, with its document type. */
export function serialized(document: Document): string {
  return `<!DOCTYPE html>\n${document.documentElement.outerHTML}\n`;
}

/** Paths of all files in a folder, sorted, with forward slashes. */
export async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, {recursive: true, withFileTypes: true});
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return files.map((file) => file.slice(join(folder, "/").length).replaceAll("\\", "/")).sort();
}

import {parsePage, type Page} from "../builtSite.js";
import {inlineScript} from "../clientScript.js";
import {contentSecurityPolicy} from "../harden/contentSecurityPolicy.js";
import {addressOf, type Publication} from "./publication.js";

const style =
  ":root{color-scheme:light dark;background:#fff;color:#222}a{color:inherit}body{font:1.125rem/1.6 Georgia,serif;max-width:40rem;margin:12vh auto;padding:0 1.5rem}h1{font-size:2rem;line-height:1.2}li{margin:.4rem 0}@media(prefers-color-scheme:dark){:root{background:#151515;color:#eee}}";

/**
 * The page for addresses that lead nowhere. Hosts show it at whatever address was asked for, so it holds all that it
 * needs, and its links start at the site's address or, where that is not known, at the folder that a script finds.
 */
export async function notFound(pages: readonly Page[], publication: Publication, language: string): Promise<Page> {
  const page = parsePage(
    "404.html",
    `<html><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><link rel="icon" href="data:,"><title></title><style>${style}</style></head><body><main><h1>There is no such page</h1><p>It may have moved. These are the pages of this site:</p><ul></ul></main></body></html>`
  );
  const {document} = page;
  document.documentElement.lang = language;
  document.title = `Not found | ${publication.name}`;
  const icons = pages.flatMap((one) => Array.from(one.document.querySelectorAll("link[rel=icon][href^='data:']")));
  if (icons.length > 0) document.querySelector("link[rel=icon]")!.replaceWith(icons[0]!.cloneNode());
  for (const {path, document: target} of pages) {
    const link = document.createElement("a");
    link.setAttribute("href", addressOf(path, publication));
    link.textContent = path === "index.html" ? publication.name : target.title.split(" | ")[0]!;
    if (publication.url === undefined) link.dataset["path"] = path;
    const item = document.createElement("li");
    item.append(link);
    document.querySelector("ul")!.append(item);
  }
  if (publication.url === undefined) {
    const script = document.createElement("script");
    script.dataset["mark"] = "llms.txt"; // every published site has it
    script.textContent = await inlineScript(new URL("./findRoot.ts", import.meta.url));
    document.body.append(script);
  }
  contentSecurityPolicy(document);
  return page;
}

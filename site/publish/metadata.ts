import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {addressFrom, type Page} from "../builtSite.js";
import {description} from "./description.js";
import {addressOf, type Publication} from "./publication.js";

/**
 * Adds to a page what others show of it: a description, and the tags of Open Graph and Twitter with the site's card; its
 * canonical address where the site's is known; on the first page the structured data. What a page says itself stays.
 * Sources: The Open Graph protocol; X, "Cards markup"; RFC 6596.
 */
export async function addMetadata(folder: string, page: Page, publication: Publication): Promise<void> {
  const {document, path} = page;
  const {name, url, card, structuredData} = publication;
  const [heading] = document.title.split(" | ");
  const said = description(document);
  const tags: [attribute: "name" | "property", key: string, value: string | number | undefined][] = [
    ["name", "description", said],
    ["property", "og:type", path === "index.html" ? "website" : "article"],
    ["property", "og:site_name", name],
    ["property", "og:title", path === "index.html" ? headlineOf(document) : heading],
    ["property", "og:description", said],
    ["property", "og:url", url && addressOf(path, publication)],
    ["property", "og:image", card && (url ? addressOf(card.path, publication) : addressFrom(page, card.path))],
    ["property", "og:image:width", card?.width],
    ["property", "og:image:height", card?.height],
    ["property", "og:image:alt", card?.alt],
    ["name", "twitter:card", card && "summary_large_image"]
  ];
  for (const [attribute, key, value] of tags) {
    if (value === undefined || document.querySelector(`meta[${attribute}="${key}"]`) !== null) continue;
    const meta = document.createElement("meta");
    meta.setAttribute(attribute, key);
    meta.content = String(value);
    document.head.append(meta);
  }
  if (url !== undefined) {
    const canonical = Object.assign(document.createElement("link"), {rel: "canonical"});
    canonical.setAttribute("href", addressOf(path, publication));
    document.head.append(canonical);
  }
  if (structuredData !== undefined && path === "index.html") {
    const script = Object.assign(document.createElement("script"), {type: "application/ld+json"});
    const json = JSON.stringify(JSON.parse(await readFile(join(folder, structuredData), "utf8")));
    script.textContent = json.replaceAll("<", "\\u003c");
    document.head.append(script);
  }
}

function headlineOf(document: Document): string {
  return document.querySelector("h1")?.textContent.replace(/\s+/g, " ").trim() || document.title;
}

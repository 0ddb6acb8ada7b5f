import type {Page} from "../builtSite.js";
import {description} from "./description.js";
import {addressOf, type Publication} from "./publication.js";

/** A site map of all pages. Source: sitemaps.org, protocol 0.9, which wants whole addresses. */
export function sitemap(pages: readonly Page[], publication: Publication): string {
  const places = pages.map(({path}) => `<url><loc>${escaped(addressOf(path, publication))}</loc></url>\n`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${places.join("")}</urlset>\n`;
}

/** Lets every crawler in and shows it the site map. Source: RFC 9309. Read only at the root of a host. */
export function robots(publication: Publication): string {
  return `User-agent: *\nAllow: /\n\nSitemap: ${addressOf("sitemap.xml", publication)}\n`;
}

/** What the site holds, for language models: its pages with what they say first, its files with what they are. Source: llmstxt.org. */
export function llms(pages: readonly Page[], publication: Publication): string {
  const {name, files = {}} = publication;
  const start = pages.find(({path}) => path === "index.html");
  const link = (path: string, title: string, says: string): string =>
    `- [${title}](${addressOf(path, publication)}): ${says}\n`;
  const listed = pages.map(({path, document}) => link(path, document.title.split(" | ")[0]!, description(document)));
  const held = Object.entries(files).map(([path, says]) => link(path, path.replace(/^.*\//, ""), says));
  return `# ${name}\n\n> ${start ? description(start.document) : name}\n\n## Pages\n\n${listed.join("")}\n## Files\n\n${held.join("")}`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}

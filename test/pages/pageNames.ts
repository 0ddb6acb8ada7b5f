import {readdirSync} from "node:fs";

/** Names of all pages as addresses have them; the first page's is empty. */
export function pageNames(): string[] {
  const pages = readdirSync("src").filter((file) => file.endsWith(".md"));
  return pages.map((file) => file.replace(/\.md$/, "").replace(/^index$/, ""));
}

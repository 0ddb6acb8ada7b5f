import {siteUrl} from "./facts.js";

/** Files about the report beside its tables: names in the site's folder data/, each with what it is. */
export const publicFiles = {
  "claims.json": "All claims of the original report with their rules and verdicts, as JSON",
  "croissant.json": "All tables, their columns and hashes, in the Croissant format",
  "about.json": "The report and its data in schema.org’s words, as JSON-LD",
  "card.png": "A card of the finding, 1200 × 630 px"
} as const satisfies Readonly<Record<string, string>>;

/** A file's or page's address from its path in the site: absolute where SITE_URL says so, else relative to the folder data/. */
export function publicAddress(path: string): string {
  const url = siteUrl();
  return url === undefined ? `../${path}` : new URL(path, url).href;
}

/** Writes a value to standard output as JSON, as a loader does. */
export function writeJson(value: object): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}

import {DataFileError} from "./dataFileError.js";

/**
 * The hash that a page's head states for a data file.
 * @param name file name, such as runs.arrow
 * @throws DataFileError if the page states none
 */
export function expectedSha256(document: Document, name: string): string {
  const hashes: unknown = JSON.parse(document.getElementById("data-hashes")?.textContent ?? "{}");
  const hash = (hashes as Readonly<Record<string, unknown>>)[name];
  if (typeof hash === "string") return hash;
  throw new DataFileError({
    file: `data/${name}`,
    expected: "its SHA-256 in the page's block #data-hashes",
    received: "none"
  });
}

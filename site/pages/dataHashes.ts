import {sha256} from "../../data-loaders/store/sha256.js";

/**
 * The SHA-256 of every data file as a block of JSON for a page's head: what the page reads later must match it.
 * @param files contents by name
 */
export function dataHashes(files: Readonly<Record<string, Uint8Array>>): string {
  const hashes = Object.fromEntries(Object.entries(files).map(([name, content]) => [name, sha256(content)]));
  return `<script type="application/json" id="data-hashes">${JSON.stringify(hashes)}</script>`;
}

import {createHash} from "node:crypto";
import {readFile} from "node:fs/promises";
import {join, posix} from "node:path";
import type {Page} from "../builtSite.js";
import {registeredFiles} from "../registeredFiles.js";

/**
 * Lets a page compare every file that it opens with what it was built with: their hashes in a table in its head, and in
 * front of all its modules a script that looks there, which stands in the page, as it is shorter than a request. Pages
 * that open none stay as they are.
 * @param folder the built site
 * @param script code of `verifiedFetch`
 */
export async function fileIntegrity(folder: string, {path, document}: Page, script: string): Promise<void> {
  const found = registeredFiles(document).map((file) => file.path);
  if (found.length === 0) return;
  const base = posix.dirname(path);
  const hashes = found.map(async (file) => [file, await integrity(join(folder, base, decodeURI(file)))] as const);
  const table = document.createElement("script");
  table.id = "file-integrity";
  table.type = "application/json";
  table.textContent = JSON.stringify(Object.fromEntries(await Promise.all(hashes)));
  const module = Object.assign(document.createElement("script"), {type: "module", textContent: script});
  document.head.querySelector("script[type=module]")?.before(table, module);
}

/** A file's hash as `integrity` has it. Source: W3C, Subresource Integrity. */
async function integrity(path: string): Promise<string> {
  return `sha256-${createHash("sha256")
    .update(await readFile(path))
    .digest("base64")}`;
}

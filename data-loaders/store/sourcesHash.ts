import {readdirSync, readFileSync} from "node:fs";
import {join, relative, sep} from "node:path";
import {contentKey} from "./contentKey.js";
import {sha256} from "./sha256.js";

/**
 * Hash of all TypeScript files in some folders and below. It depends on names relative to `root` and on contents
 * only: a touched file, a clone or a moved checkout keeps it.
 * @param folders relative to `root`
 * @param root the checkout
 * @throws the file system's error if a folder is missing
 */
export function sourcesHash(folders: readonly string[], root: string): string {
  const files = folders.flatMap((folder) => sourceFiles(join(root, folder)));
  const hashes = files.map((file) => [relative(root, file).split(sep).join("/"), sha256(readFileSync(file))]);
  return contentKey(Object.fromEntries(hashes));
}

function sourceFiles(folder: string): string[] {
  return readdirSync(folder, {recursive: true, withFileTypes: true})
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
    .map((entry) => join(entry.parentPath, entry.name));
}

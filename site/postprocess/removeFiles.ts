import {readdir, rm, rmdir} from "node:fs/promises";
import {join, posix} from "node:path";

/**
 * Removes files, and the folders that are empty without them.
 * @param files paths relative to the folder, with forward slashes
 */
export async function removeFiles(folder: string, files: readonly string[]): Promise<void> {
  for (const file of files) await rm(join(folder, file));
  const parents = new Set(files.flatMap(parentFolders));
  for (const parent of [...parents].sort((a, b) => b.length - a.length)) {
    const path = join(folder, parent);
    if ((await readdir(path)).length === 0) await rmdir(path);
  }
}

function parentFolders(file: string): string[] {
  const parent = posix.dirname(file);
  return parent === "." ? [] : [parent, ...parentFolders(parent)];
}

import {existsSync, rmSync} from "node:fs";
import {rename} from "node:fs/promises";
import {withCleanup} from "./withCleanup.js";

/**
 * Builds a folder beside the one it replaces, so that a failed build keeps the last good one.
 * Leftovers of a build that was killed are removed or, between the two renames, put back.
 * To be called by one process at a time.
 * @param output the folder to replace
 * @param build fills the folder whose path it gets, on the same file system
 */
export async function staging(output: string, build: (folder: string) => Promise<void>): Promise<void> {
  const next = `${output}.next`;
  const old = `${output}.old`;
  if (existsSync(old) && !existsSync(output)) await rename(old, output);
  remove(old);
  remove(next);
  await withCleanup(
    async () => {
      await build(next);
      if (existsSync(output)) await rename(output, old);
      await rename(next, output);
      remove(old);
    },
    () => remove(next)
  );
}

function remove(folder: string): void {
  rmSync(folder, {recursive: true, force: true, maxRetries: 3});
}

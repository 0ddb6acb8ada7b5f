import {existsSync, mkdirSync, rmSync} from "node:fs";
import {readdir, rename} from "node:fs/promises";
import {basename, dirname, join} from "node:path";
import {processTag} from "../data-loaders/store/processTag.js";
import {foreignFiles, removeWritten} from "./checksums.js";
import {withCleanup} from "./withCleanup.js";

/** What a build keeps beside its output, named after its process: the site to come, and the one before. */
type Kind = "next" | "old";

const leftover = /^\.\d+-\d+\.(next|old)$/;

/**
 * Builds a folder beside the one it replaces, so that a failed build keeps the last good one. The swap removes only
 * files that a build wrote. Leftovers of a build that was killed are removed or, between the two renames, put back.
 * To be called by one process at a time.
 * @param output the folder to replace
 * @param build fills the folder whose path it gets, on the same file system, its checksums included
 * @param log gets a line if files of others are left beside the output
 * @throws Error what the build throws, or if others have put files into the output meanwhile
 */
export async function staging(
  output: string,
  build: (folder: string) => Promise<void>,
  log: (line: string) => void
): Promise<void> {
  mkdirSync(dirname(output), {recursive: true});
  await tidy(output);
  const next = beside(output, "next");
  await withCleanup(
    async () => {
      await build(next);
      await swap(output, next, log);
    },
    () => removeOwn(next)
  );
}

async function swap(output: string, next: string, log: (line: string) => void): Promise<void> {
  if (!existsSync(output)) return rename(next, output);
  const [foreign] = await foreignFiles(output);
  if (foreign !== undefined) {
    throw new Error(`${join(output, foreign)} came or changed while the site was built; move it away and build again`);
  }
  const old = beside(output, "old");
  await rename(output, old);
  await rename(next, output);
  if (!(await removeWritten(old))) log(`${old} holds files that no build wrote; look at them and remove the folder`);
}

async function tidy(output: string): Promise<void> {
  const names = (await readdir(dirname(output))).filter((name) => name.startsWith(`${basename(output)}.`));
  for (const name of names) {
    const kind = leftover.exec(name.slice(basename(output).length))?.[1];
    const path = join(dirname(output), name);
    if (kind === "next") removeOwn(path);
    else if (kind === "old" && !existsSync(output)) await rename(path, output);
    else if (kind === "old") await removeWritten(path);
  }
}

function beside(output: string, kind: Kind): string {
  return `${output}.${processTag()}.${kind}`;
}

function removeOwn(folder: string): void {
  rmSync(folder, {recursive: true, force: true, maxRetries: 3});
}

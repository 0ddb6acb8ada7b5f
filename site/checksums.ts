import {lstatSync} from "node:fs";
import {readdir, readFile, rm, rmdir, writeFile} from "node:fs/promises";
import {join, relative, sep} from "node:path";
import {sha256} from "../data-loaders/store/sha256.js";

/** Stands in a built site, for `sha256sum --check` and for the next build: what a build wrote there. */
export const checksumsName = "SHA256SUMS";

/** The first line, a comment to `sha256sum`: other folders too have checksums of all that is in them. */
const mark = "# What a build of this site wrote here; the next may replace it\n";

/** Writes the checksums of all files in a folder into it. */
export async function writeChecksums(folder: string): Promise<void> {
  const paths = (await everythingIn(folder)).map(({path}) => path);
  const lines = await Promise.all(
    paths.map(async (path) => `${sha256(await readFile(join(folder, path)))}  ${path}\n`)
  );
  await writeFile(join(folder, checksumsName), mark + lines.join(""));
}

/**
 * What a folder holds that no build wrote there: files not among its checksums, changed since, links, devices.
 * @returns paths in the folder, sorted; all of them where it has no checksums of a build
 */
export async function foreignFiles(folder: string): Promise<string[]> {
  const written = await readChecksums(folder);
  const found = (await everythingIn(folder)).filter(({path}) => path !== checksumsName || written.size === 0);
  const verdicts = await Promise.all(
    found.map(async ({path, isFile}) => {
      // Nothing but a listed file is opened: a pipe in its place would never end.
      return !isFile || !written.has(path) || written.get(path) !== sha256(await readFile(join(folder, path)));
    })
  );
  return found.flatMap(({path}, i) => (verdicts[i] ? [path] : []));
}

/**
 * Removes the files that a build wrote into a folder, and then the folders that are empty.
 * @returns whether the folder is gone, as nothing else was in it
 */
export async function removeWritten(folder: string): Promise<boolean> {
  const foreign = new Set(await foreignFiles(folder));
  const written = (await everythingIn(folder)).filter(({path}) => !foreign.has(path));
  await Promise.all(written.map(({path}) => rm(join(folder, path))));
  return removeIfEmpty(folder);
}

async function readChecksums(folder: string): Promise<ReadonlyMap<string, string>> {
  const path = join(folder, checksumsName);
  const text = lstatSync(path, {throwIfNoEntry: false})?.isFile() ? await readFile(path, "utf8") : "";
  if (!text.startsWith(mark)) return new Map();
  return new Map(Array.from(text.matchAll(/^([0-9a-f]{64}) {2}(.+)$/gm), ([, hash, path]) => [path!, hash!]));
}

/** All but folders, sorted by path. */
async function everythingIn(folder: string): Promise<{path: string; isFile: boolean}[]> {
  const entries = await readdir(folder, {recursive: true, withFileTypes: true});
  const found = entries.filter((entry) => !entry.isDirectory());
  return found
    .map((entry) => {
      const path = relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/");
      return {path, isFile: entry.isFile()};
    })
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

async function removeIfEmpty(folder: string): Promise<boolean> {
  const entries = await readdir(folder, {withFileTypes: true});
  const left = await Promise.all(
    entries.map(async (entry) => !entry.isDirectory() || !(await removeIfEmpty(join(folder, entry.name))))
  );
  if (left.includes(true)) return false;
  await rmdir(folder);
  return true;
}

import {existsSync} from "node:fs";
import {mkdir, open, readdir, rename, rm} from "node:fs/promises";
import {join} from "node:path";
import {DataFileError} from "../dataFileError.js";
import type {OfficialFile} from "../officialFiles.js";
import type {Effects} from "./effects.js";
import {readFromFolder} from "./folderSource.js";
import {verifyFile, type RawFile} from "./rawFile.js";

const partPattern = /\.(\d+)\.part$/;

/** A path to work at before anything is moved to its place; it names this process, so that litter is recognised. */
export function partPath(path: string): string {
  return `${path}.${process.pid}.part`;
}

/**
 * A file from the cache, verified. One that is not what it should be is removed with a line in the log.
 * @returns undefined if the cache does not hold it
 */
export async function readCached(
  folder: string,
  official: OfficialFile,
  log: Effects["log"]
): Promise<RawFile | undefined> {
  try {
    return verifyFile(await readFromFolder(folder, official), official, "cache", folder);
  } catch (error) {
    if (!(error instanceof DataFileError)) throw error;
    if (error.reason === "missing") return undefined;
    log(`${error.message}; fetching it again`);
    await rm(join(folder, official.file), {force: true});
    await rm(join(folder, `${official.file}.gz`), {force: true});
    return undefined;
  }
}

/**
 * Keeps a file in the cache, unpacked. Readers see the whole file or none.
 * @throws Error that names the path, if the file cannot be written; nothing is left of it then
 */
export async function keepFile(folder: string, {file, bytes}: RawFile): Promise<void> {
  const path = join(folder, file);
  const part = partPath(path);
  try {
    await mkdir(folder, {recursive: true});
    await writeDurably(part, bytes);
    await rename(part, path);
  } catch (cause) {
    await rm(part, {force: true}).catch(() => undefined);
    const message = `cannot write ${path}: ${(cause as Error).message}`;
    throw new Error(`${message}; free ${bytes.length} bytes or make the folder writable`, {cause});
  }
}

async function writeDurably(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, "w");
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Removes what killed processes left half-done in the cache. */
export async function removeLitter(folder: string): Promise<void> {
  if (!existsSync(folder)) return;
  for (const name of await readdir(folder)) {
    const pid = partPattern.exec(name)?.[1];
    if (pid !== undefined && !isRunning(Number(pid))) await rm(join(folder, name), {recursive: true, force: true});
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

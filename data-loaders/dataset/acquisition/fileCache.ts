import {rm} from "node:fs/promises";
import {join} from "node:path";
import {DataFileError, type DataFileReason} from "../dataFileError.js";
import type {OfficialFile} from "../officialFiles.js";
import type {Effects} from "./effects.js";
import {readFromFolder} from "./folderSource.js";
import type {RawFile} from "./rawFile.js";

/** Faults of what no program of ours puts into the cache, so that it is left as it is. */
const foreign: ReadonlySet<DataFileReason> = new Set(["not a file", "unreadable"]);

/**
 * A file from the cache, verified. One that is not what it should be is removed with a line in the log.
 * @returns undefined if the cache does not hold it
 * @throws DataFileError if a folder or a device stands in its place, or it cannot be read
 */
export async function readCached(
  folder: string,
  official: OfficialFile,
  log: Effects["log"]
): Promise<RawFile | undefined> {
  try {
    return await readFromFolder(folder, official, "cache");
  } catch (error) {
    if (!(error instanceof DataFileError)) throw error;
    if (error.reason === "missing") return undefined;
    if (foreign.has(error.reason)) {
      throw new DataFileError(error.reason, `${error.message}; remove it, so that the file can be fetched`, {
        cause: error
      });
    }
    log(`${error.message}; fetching it again`);
    await rm(join(folder, official.file), {force: true});
    await rm(join(folder, `${official.file}.gz`), {force: true});
    return undefined;
  }
}

import {readFile, stat} from "node:fs/promises";
import {join} from "node:path";
import {DataFileError} from "../dataFileError.js";
import type {OfficialFile} from "../officialFiles.js";
import type {Source, SourceKind} from "./source.js";

/** A folder that holds the files under their official names, each packed (.gz) or not. */
export function folderSource(kind: SourceKind, folder: string): Source {
  return {kind, place: folder, read: (official) => readFromFolder(folder, official)};
}

/**
 * A file of the data set as a folder holds it, packed or not.
 * @throws DataFileError "missing" if it holds neither, "long" if the file is larger than the data set's; the file
 * system's error if it cannot be read
 */
export async function readFromFolder(folder: string, {file, rawBytes}: OfficialFile): Promise<Uint8Array> {
  for (const name of [`${file}.gz`, file]) {
    const path = join(folder, name);
    const size = await fileBytes(path);
    if (size === undefined) continue;
    if (size > rawBytes) {
      throw new DataFileError("long", `${path} is too long: expected at most ${rawBytes} bytes, got ${size}`);
    }
    return readFile(path);
  }
  throw new DataFileError("missing", `no ${file}.gz or ${file} in ${folder}`);
}

async function fileBytes(path: string): Promise<number | undefined> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

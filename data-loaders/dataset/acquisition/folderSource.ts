import {readFile, readdir, stat} from "node:fs/promises";
import {join} from "node:path";
import {DataFileError} from "../dataFileError.js";
import type {OfficialFile} from "../officialFiles.js";
import {verifyFile, type RawFile} from "./rawFile.js";
import type {Source, SourceKind} from "./source.js";

/** A folder that holds the files under their official names, each packed (.gz) or not. */
export function folderSource(kind: SourceKind, folder: string): Source {
  return {kind, place: folder, read: (official) => readFromFolder(folder, official, kind)};
}

/**
 * A file of the data set as a folder holds it, packed or not: the first of the two that is sound.
 * @throws DataFileError "missing" if the folder holds neither; else what is wrong with the first
 */
export async function readFromFolder(folder: string, official: OfficialFile, kind: SourceKind): Promise<RawFile> {
  const faults: DataFileError[] = [];
  for (const name of [`${official.file}.gz`, official.file]) {
    try {
      const found = await readRegular(join(folder, name), official.rawBytes);
      if (found !== undefined) return verifyFile(found, official, kind, folder);
    } catch (error) {
      if (!(error instanceof DataFileError)) throw error;
      faults.push(error);
    }
  }
  throw faults[0] ?? (await missing(folder, official));
}

/** A file's content, if there is one. Only a regular file of a fitting size is opened: a pipe or a device has no end. */
async function readRegular(path: string, mostBytes: number): Promise<Uint8Array | undefined> {
  try {
    const found = await stat(path);
    if (!found.isFile()) {
      const what = found.isDirectory() ? "a folder" : "a pipe or a device";
      throw new DataFileError("not a file", `${path} is ${what}: expected a file of that name`);
    }
    if (found.size > mostBytes) {
      throw new DataFileError("long", `${path} is too long: expected at most ${mostBytes} bytes, got ${found.size}`);
    }
    return await readFile(path);
  } catch (cause) {
    if (cause instanceof DataFileError) throw cause;
    const {code, message} = cause as NodeJS.ErrnoException;
    if (code === "ENOENT") return undefined;
    throw new DataFileError("unreadable", `cannot read ${path}: ${reasons[code ?? ""] ?? message} (${code})`, {cause});
  }
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: "this user may not",
  ELOOP: "its links lead round in a circle",
  ENOTDIR: "what stands before its name is a file and no folder"
};

async function missing(folder: string, {file}: OfficialFile): Promise<DataFileError> {
  return new DataFileError("missing", `no ${file}.gz or ${file} in ${folder}${await hint(folder, file)}`);
}

/** Where torchvision puts the files, below the folder that it is given. */
const subfolders = ["raw", join("FashionMNIST", "raw")];

/** What the user may have meant: a file of nearly that name, a folder below, a home folder that no shell has put in. */
async function hint(folder: string, file: string): Promise<string> {
  const names = await namesIn(folder);
  if (names === undefined)
    return folder.startsWith("~") ? "; write the whole path in place of ~" : "; there is no such folder";
  const stem = file.split("-idx")[0]!;
  const near = names.find((name) => name.toLowerCase().startsWith(stem));
  if (near !== undefined) return `; there is ${near}: rename it`;
  for (const below of subfolders) {
    const inside = await namesIn(join(folder, below));
    if (inside?.some((name) => name.startsWith(file)))
      return `; there is one in ${join(folder, below)}: name that folder`;
  }
  return "";
}

function namesIn(folder: string): Promise<string[] | undefined> {
  return readdir(folder).catch(() => undefined);
}

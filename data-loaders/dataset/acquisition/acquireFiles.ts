import {rm} from "node:fs/promises";
import {join} from "node:path";
import {ownedPath} from "../../store/ownedPath.js";
import {removeLitter} from "../../store/removeLitter.js";
import {writeFileAtomic} from "../../store/writeFileAtomic.js";
import {DataFileError} from "../dataFileError.js";
import {forEachFile, type FileSet, type OfficialFile} from "../officialFiles.js";
import {downloadAddresses, downloadSource} from "./downloadSource.js";
import type {Effects} from "./effects.js";
import {readCached} from "./fileCache.js";
import {folderSource} from "./folderSource.js";
import {packageSource} from "./packageSource.js";
import type {RawFile} from "./rawFile.js";
import type {Source} from "./source.js";

export interface Places {
  /** Folder the user names in FASHION_MNIST_DIR: where given, the only place looked at. */
  readonly givenFolder: string | undefined;
  /** Where verified files are kept unpacked. */
  readonly cacheFolder: string;
  /** Where the Debian package, installed, keeps the files. */
  readonly packageFolder: string;
}

/**
 * Gets the four files, unpacked and verified by their SHA-256: from the folder given, or else from the cache, the
 * installed Debian package, the web or the Debian archive, in this order. What is found is kept in the cache.
 * @throws DataFileError if the folder given lacks a file or has a wrong one
 * @throws AggregateError with one error per source, if none has a file
 * @throws Error if the cache cannot be written
 */
export async function acquireFiles(
  official: FileSet<OfficialFile>,
  places: Places,
  effects: Effects
): Promise<FileSet<RawFile>> {
  const {givenFolder, cacheFolder, packageFolder} = places;
  if (givenFolder !== undefined) return forEachFile(official, (file) => readGiven(givenFolder, file));
  removeLitter(cacheFolder);
  const scratch = ownedPath(join(cacheFolder, "package"), "tmp");
  const sources = [
    folderSource("Debian package", packageFolder),
    ...downloadAddresses.map((address) => downloadSource(address, effects)),
    packageSource(scratch, effects)
  ];
  const fetchFile = firstOf(sources, effects.log);
  try {
    return await forEachFile(official, async (file) => {
      const cached = await readCached(cacheFolder, file, effects.log);
      if (cached !== undefined) return cached;
      const fetched = await fetchFile(file);
      writeFileAtomic(join(cacheFolder, fetched.file), fetched.bytes);
      return fetched;
    });
  } finally {
    await rm(scratch, {recursive: true, force: true});
  }
}

async function readGiven(folder: string, official: OfficialFile): Promise<RawFile> {
  const source = folderSource("FASHION_MNIST_DIR", folder);
  try {
    return await source.read(official);
  } catch (error) {
    if (!(error instanceof DataFileError)) throw error;
    const remedy = "put the four official files into that folder or unset FASHION_MNIST_DIR; see docs/data.md";
    throw new DataFileError(error.reason, `${error.message}; ${remedy}`, {cause: error});
  }
}

/** Asks the sources in turn; one that fails is not asked again, so that an absent network costs its wait once. */
function firstOf(sources: readonly Source[], log: Effects["log"]): (official: OfficialFile) => Promise<RawFile> {
  const failures = new Map<Source, Error>();
  return async (official) => {
    for (const source of sources.filter((source) => !failures.has(source))) {
      try {
        const file = await source.read(official);
        log(`${official.file}: SHA-256 verified, from ${source.place}`);
        return file;
      } catch (error) {
        failures.set(source, error as Error);
        log((error as Error).message);
      }
    }
    throw noSource(official, [...failures.values()]);
  };
}

function noSource({file}: OfficialFile, failures: readonly Error[]): AggregateError {
  const reasons = failures.map(({message}) => `\n  ${message}`).join("");
  const remedy = "put the four official files into a folder and name it in FASHION_MNIST_DIR; see docs/data.md";
  return new AggregateError(failures, `no source has ${file}:${reasons}\n${remedy}`);
}

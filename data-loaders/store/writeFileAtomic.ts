import {closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync} from "node:fs";
import {dirname} from "node:path";
import {makeFolder} from "./makeFolder.js";
import {ownedPath} from "./ownedPath.js";
import {syncFolder} from "./syncFolder.js";
import {writeFailure} from "./writeFailure.js";

/**
 * Writes a file so that whoever reads it, even after a kill or a power cut, finds the old content or the new, never
 * a mix: a copy of this process's own is written beside it, synced and renamed. Makes the folder where missing.
 * @throws Error if it cannot be written, with the file's name and what to do; the old content stays
 */
export function writeFileAtomic(path: string, content: Uint8Array | string): void {
  makeFolder(dirname(path));
  try {
    replaceFile(path, content);
    syncFolder(dirname(path));
  } catch (error) {
    throw writeFailure(path, error);
  }
}

function replaceFile(path: string, content: Uint8Array | string): void {
  const copy = ownedPath(path, "tmp");
  const descriptor = openSync(copy, "w");
  try {
    writeFileSync(descriptor, content);
    fsyncSync(descriptor);
    renameSync(copy, path);
  } catch (error) {
    rmSync(copy, {force: true});
    throw error;
  } finally {
    closeSync(descriptor);
  }
}

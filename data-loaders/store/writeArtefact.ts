import {existsSync, renameSync, rmSync} from "node:fs";
import {dirname, join} from "node:path";
import {makeFolder} from "./makeFolder.js";
import {encodeManifest, manifestName, type Facts, type FileRecord} from "./manifest.js";
import {ownedPath} from "./ownedPath.js";
import {sha256} from "./sha256.js";
import {syncFolder} from "./syncFolder.js";
import {writeFailure} from "./writeFailure.js";
import {writeFileAtomic} from "./writeFileAtomic.js";

/**
 * Stores files as one artefact: in a folder of this process's own beside the place, manifest last, then renamed.
 * What was at the place, an older artefact or a checkpoint, stays until then and is replaced.
 * Call it under the folder's lock.
 * @param files contents by name
 * @param facts kept in the manifest
 * @throws Error if it cannot be written, with the name and what to do
 * @throws TypeError if the facts are not JSON
 */
export function writeArtefact(folder: string, files: Readonly<Record<string, Uint8Array>>, facts: Facts): void {
  const copy = ownedPath(folder, "tmp");
  makeFolder(copy);
  try {
    for (const [name, content] of Object.entries(files)) writeFileAtomic(join(copy, name), content);
    writeFileAtomic(join(copy, manifestName), encodeManifest({files: fileRecords(files), facts}));
    replaceFolder(folder, copy);
  } catch (error) {
    rmSync(copy, {recursive: true, force: true});
    throw error;
  }
}

function fileRecords(files: Readonly<Record<string, Uint8Array>>): Record<string, FileRecord> {
  const records = Object.entries(files).map(([name, content]) => {
    return [name, {bytes: content.length, sha256: sha256(content)}] as const;
  });
  return Object.fromEntries(records);
}

function replaceFolder(folder: string, replacement: string): void {
  const older = ownedPath(`${folder}.older`, "tmp");
  try {
    if (existsSync(folder)) renameSync(folder, older);
    renameSync(replacement, folder);
    syncFolder(dirname(folder));
    rmSync(older, {recursive: true, force: true});
  } catch (error) {
    if (existsSync(older) && !existsSync(folder)) renameSync(older, folder);
    throw writeFailure(folder, error);
  }
}

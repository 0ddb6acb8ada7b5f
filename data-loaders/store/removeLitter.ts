import {readdirSync, rmSync, type Dirent} from "node:fs";
import {join} from "node:path";
import {ownerOf} from "./ownedPath.js";
import {isRunning} from "./processTag.js";

/**
 * Removes what dead processes left in a folder and below: half-written copies and claims to locks.
 * What belongs to a living process stays, and so does everything else. A missing folder has no litter.
 */
export function removeLitter(folder: string): void {
  for (const entry of entriesOf(folder)) {
    const path = join(folder, entry.name);
    const owner = ownerOf(entry.name);
    if (owner !== undefined && !isRunning(owner)) rmSync(path, {recursive: true, force: true});
    else if (owner === undefined && entry.isDirectory()) removeLitter(path);
  }
}

function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, {withFileTypes: true});
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return []; // another process may have just removed it
    throw error;
  }
}

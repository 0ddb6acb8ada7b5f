import {readdirSync, rmSync} from "node:fs";
import {basename, dirname, join} from "node:path";
import {ownerOf} from "./ownedPath.js";

/**
 * Removes a profile's other artefacts beside its newest: what is quickly made again is kept once for each profile.
 * @param newest folder named PROFILE-KEY
 */
export function removeOlder(newest: string, profile: string): void {
  for (const name of readdirSync(dirname(newest))) {
    const isOfProfile = name.startsWith(`${profile}-`) && ownerOf(name) === undefined;
    if (isOfProfile && name !== basename(newest)) rmSync(join(dirname(newest), name), {recursive: true, force: true});
  }
}

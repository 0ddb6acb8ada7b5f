import {thisProject} from "../project.js";
import {obtainInProfile} from "../runs/obtainInProfile.js";
import type {Profile} from "../training/protocol.js";
import {namedRuns, openWorkplace} from "./workplace.js";

/**
 * Trains runs one after the other, each unless it is stored, and prints their hashes.
 * @param names such as "cnn-s1"
 * @throws RangeError for an unknown run or none, before any is trained
 */
export async function trainRuns(names: readonly string[], profile: Profile, project = thisProject): Promise<void> {
  const runs = namedRuns(names);
  const workplace = await openWorkplace(profile, project);
  for (const run of runs) {
    const {weightsSha256} = await obtainInProfile(run, workplace);
    project.print(`${run.name} ${weightsSha256}`);
  }
}

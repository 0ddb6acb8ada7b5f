import {obtainInProfile} from "../runs/obtainInProfile.js";
import type {Profile} from "../training/protocol.js";
import {parseRun} from "../training/run.js";
import {openWorkplace} from "./workplace.js";

/**
 * Trains runs one after the other, each unless it is stored, and prints their hashes.
 * @param names such as "cnn-s1"
 * @throws RangeError for an unknown run, before any is trained
 */
export async function trainRuns(names: readonly string[], profile: Profile): Promise<void> {
  const runs = names.map(parseRun);
  const workplace = await openWorkplace(profile);
  for (const run of runs) {
    const {weightsSha256} = await obtainInProfile(run, workplace);
    console.log(`${run.name} ${weightsSha256}`);
  }
}

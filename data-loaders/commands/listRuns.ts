import {isStored} from "../runs/obtainRun.js";
import {profileRuns, protocolOf} from "../experiments/profileRuns.js";
import {thisProject} from "../project.js";
import type {Profile} from "../training/protocol.js";
import {currentRecords, openWorkplace, recordedAccuracy} from "./workplace.js";

/** A run and where its result is. */
interface RunState {
  readonly run: string;
  readonly stored: boolean;
  readonly recorded: boolean;
}

/**
 * Prints the profile's runs with their state, as lines or as JSON. In the full profile the trials of a further rung
 * appear once the rung before is recorded.
 */
export async function listRuns(profile: Profile, asJson: boolean, project = thisProject): Promise<void> {
  const {store} = await openWorkplace(profile, project);
  const records = await currentRecords(project);
  const runs = profileRuns(profile, recordedAccuracy(records));
  const states = await Promise.all(
    runs.map(async (run): Promise<RunState> => {
      const stored = await isStored(run, protocolOf(run, profile), store);
      return {run: run.name, stored, recorded: records.has(run.name)};
    })
  );
  project.print(asJson ? JSON.stringify(states) : states.map(line).join("\n"));
}

function line({run, stored, recorded}: RunState): string {
  const state = stored ? "stored" : recorded ? "not stored" : "to be trained";
  return `${run.padEnd(28)} ${state}${recorded ? ", recorded" : ""}`;
}

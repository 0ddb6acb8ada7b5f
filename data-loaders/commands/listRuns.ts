import {recordedRuns} from "../recorded/recordedRuns.js";
import {coreRuns} from "../report.js";
import {isStored} from "../runs/obtainRun.js";
import type {Profile} from "../training/protocol.js";
import {openWorkplace} from "./workplace.js";

/** A run and where its result is. */
interface RunState {
  readonly run: string;
  readonly stored: boolean;
  readonly recorded: boolean;
}

/** Prints all runs of the report with their state, as lines or as JSON. */
export async function listRuns(profile: Profile, asJson: boolean): Promise<void> {
  const {protocol, store} = await openWorkplace(profile);
  const recorded = new Set(recordedRuns().map(({run}) => run));
  const states = Object.values(coreRuns).map((run): RunState => {
    return {run: run.name, stored: isStored(run, protocol, store), recorded: recorded.has(run.name)};
  });
  console.log(asJson ? JSON.stringify(states) : states.map(line).join("\n"));
}

function line({run, stored, recorded}: RunState): string {
  return `${run.padEnd(16)} ${stored ? "stored" : "to be trained"}${recorded ? ", recorded" : ""}`;
}

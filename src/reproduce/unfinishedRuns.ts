import type {RunCheckpoint} from "../lib/retraining.js";
import type {Row} from "../lib/schemas/tableSchemas.js";
import {forget, keep, kept} from "./onDevice.js";

/** A run that this device has begun. */
export interface UnfinishedRun {
  /** Of the weights that it is to end with: another build's checkpoint is none of this one's. */
  readonly weightsSha256: string;
  readonly checkpoint: RunCheckpoint;
  /** Time that it has been trained for. */
  readonly seconds: number;
  /** How many of its epochs' checkpoints were compared with published ones, and whether all were equal. */
  readonly comparison: Comparison;
}

/** Epochs' checkpoints held against those that are published. */
export interface Comparison {
  readonly count: number;
  /** The first epoch that ended otherwise. */
  readonly differsFrom?: number | undefined;
}

type Expected = Pick<Row<"runs">, "run" | "weightsSha256">;

const lastKey = "last run";

/** Where a run was left on this device, if it was. */
export async function unfinishedRun({run, weightsSha256}: Expected): Promise<UnfinishedRun | undefined> {
  const found = await kept<UnfinishedRun>(keyOf(run));
  return found?.weightsSha256 === weightsSha256 ? found : undefined;
}

/** Keeps where a run stands. @returns whether the browser keeps it */
export async function keepUnfinished(run: string, left: UnfinishedRun): Promise<boolean> {
  return (await keep(keyOf(run), left)) && keep(lastKey, run);
}

/** Keeps nothing of a run any more. */
export async function forgetUnfinished(run: string): Promise<void> {
  await forget(keyOf(run));
}

/** The run that was trained last on this device. */
export function lastRun(): Promise<string | undefined> {
  return kept<string>(lastKey);
}

function keyOf(run: string): string {
  return `run ${run}`;
}

import {loadFashionMnist} from "../dataset/loadFashionMnist.js";
import {recordedRuns, type RecordedRun} from "../recorded/recordedRuns.js";
import {root} from "../report.js";
import type {Workplace} from "../runs/obtainInProfile.js";
import type {ValidationAccuracy} from "../runs/successiveHalving.js";
import type {Profile} from "../training/protocol.js";

/** What commands on runs work with. @throws Error if the data cannot be had */
export async function openWorkplace(profile: Profile): Promise<Workplace> {
  const dataset = await loadFashionMnist();
  return {profile, dataset, store: {root, datasetSha256: dataset.sha256, log: console.error}};
}

/** Recorded runs that would be trained the same way today, by name. */
export function currentRecords(): ReadonlyMap<string, RecordedRun> {
  return new Map(recordedRuns().flatMap((run) => (run.row.isStale ? [] : [[run.row.run, run]])));
}

/** Validation accuracies of recorded runs, by which successive halving goes on. */
export function recordedAccuracy(records: ReadonlyMap<string, RecordedRun>): ValidationAccuracy {
  return (run) => records.get(run)?.row.validationAccuracy;
}

import type {Project} from "../project.js";
import {recordedRuns, type RecordedRun} from "../runs/recorded/recordedRuns.js";
import type {Workplace} from "../runs/obtainInProfile.js";
import type {ValidationAccuracy} from "../experiments/successiveHalving.js";
import type {Profile} from "../training/protocol.js";
import {trainingCode} from "../training/trainingCode.js";
import {parseRun} from "../experiments/parseRun.js";
import type {Run} from "../training/run.js";

/** What commands on runs work with. @throws Error if the data cannot be had */
export async function openWorkplace(
  profile: Profile,
  {cache, training = {}, loadDataset, log}: Project
): Promise<Workplace> {
  await trainingCode(); // as it is now, whatever is edited meanwhile
  const dataset = await loadDataset();
  return {profile, dataset, store: {cache, training, datasetSha256: dataset.sha256, log}};
}

/**
 * The runs that a command is to work on.
 * @param names such as "cnn-s1"
 * @throws RangeError if there are none, or one is unknown
 */
export function namedRuns(names: readonly string[]): Run[] {
  if (names.length === 0)
    throw new RangeError("no run named: expected at least one, such as cnn-s1; npm run runs lists them");
  return names.map(parseRun);
}

/** Recorded runs that would be trained the same way today, by name. @throws Error if one is damaged */
export async function currentRecords({recorded}: Project): Promise<ReadonlyMap<string, RecordedRun>> {
  const runs = await recordedRuns(recorded);
  return new Map(runs.flatMap((run) => (run.row.isStale ? [] : [[run.row.run, run]])));
}

/** Validation accuracies of recorded runs, by which successive halving goes on. */
export function recordedAccuracy(records: ReadonlyMap<string, RecordedRun>): ValidationAccuracy {
  return (run) => records.get(run)?.row.validationAccuracy;
}

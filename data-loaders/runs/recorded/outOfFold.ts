import {group, sum} from "d3";
import {classCount} from "../../../src/lib/classNames.js";
import {stratifiedFold} from "../../dataset/stratifiedSplit.js";
import type {Examples} from "../../dataset/examples.js";
import {softmax} from "../../evaluation/softmax.js";
import type {RecordedRun} from "./recordedRuns.js";

/** What the networks of all folds say of images that they were not trained on. */
export interface OutOfFold {
  /** Of each training image by the one network that did not see it; shape [60000, 10]. */
  readonly train: Float32Array;
  /** Of each test image, the mean over the networks; shape [10000, 10]. */
  readonly test: Float32Array;
}

/**
 * Puts the folds' probabilities together: those of the lowest seed of which every fold is recorded and none is stale.
 * @param labels of the training file, by which the folds were cut
 * @param log gets a line for each seed whose folds cannot be used
 * @returns undefined if there is no such seed
 */
export function outOfFold(
  recorded: readonly RecordedRun[],
  {labels, count}: Examples,
  log: (line: string) => void
): OutOfFold | undefined {
  const bySeed = group(recorded.filter(isFold), ({row}) => row.seed);
  const complete = [...bySeed.values()].filter((folds) => isWhole(folds, count, log));
  const folds = complete.sort(([a], [b]) => a!.row.seed - b!.row.seed)[0];
  return folds && joined(folds, labels);
}

type RecordedFold = RecordedRun & Required<Pick<RecordedRun, "logits">>;

function isFold(run: RecordedRun): run is RecordedFold {
  return run.protocol.fold !== undefined && run.logits !== undefined && !run.row.isStale;
}

function isWhole(folds: readonly RecordedFold[], exampleCount: number, log: (line: string) => void): boolean {
  const {row, protocol} = folds[0]!;
  const indices = new Set(folds.map((run) => run.protocol.fold!.index));
  const validated = sum(folds, ({logits}) => logits.validation.length / classCount);
  const what = `recorded folds of seed ${row.seed} are not used for label errors`;
  if (indices.size < protocol.fold!.count) log(`${what}: ${indices.size} of ${protocol.fold!.count} are recorded`);
  else if (validated !== exampleCount) log(`${what}: they are of ${validated} images, not of these ${exampleCount}`);
  else return true;
  return false;
}

function joined(folds: readonly RecordedFold[], labels: Uint8Array): OutOfFold {
  const train = new Float32Array(labels.length * classCount);
  const test = new Float32Array(folds[0]!.logits.test.length);
  for (const {protocol, logits, row} of folds) {
    const {validation} = stratifiedFold(labels, row.seed, protocol.fold!);
    const own = softmax(logits.validation, classCount);
    validation.forEach((example, i) => {
      train.set(own.subarray(classCount * i, classCount * (i + 1)), classCount * example);
    });
    softmax(logits.test, classCount).forEach((probability, i) => (test[i]! += probability / folds.length));
  }
  return {train, test};
}

import {stratifiedFold} from "../dataset/stratifiedSplit.js";
import type {Examples} from "../dataset/examples.js";
import {softmax} from "../evaluation/softmax.js";
import type {RecordedRun} from "./recordedRuns.js";

/** What the networks of all folds say of images that they were not trained on. */
export interface OutOfFold {
  /** Of each training image by the one network that did not see it; shape [60000, 10]. */
  readonly train: Float32Array;
  /** Of each test image, the mean over the networks; shape [10000, 10]. */
  readonly test: Float32Array;
}

/**
 * Puts the folds' probabilities together.
 * @param labels of the training file, by which the folds were cut
 * @returns undefined unless every fold of one cut is recorded and none is stale
 */
export function outOfFold(recorded: readonly RecordedRun[], {labels, count}: Examples): OutOfFold | undefined {
  const folds = recorded.filter(({protocol, logits, row}) => protocol.fold && logits && !row.isStale);
  const foldCount = folds[0]?.protocol.fold?.count;
  if (foldCount === undefined || folds.length !== foldCount) return undefined;
  const train = new Float32Array(count * 10);
  const test = new Float32Array(folds[0]!.logits!.test.length);
  for (const {protocol, logits, row} of folds) {
    const {validation} = stratifiedFold(labels, row.seed, protocol.fold!);
    if (logits!.validation.length !== validation.length * 10) return undefined; // of another data set
    const own = softmax(logits!.validation, 10);
    validation.forEach((example, i) => train.set(own.subarray(10 * i, 10 * (i + 1)), 10 * example));
    softmax(logits!.test, 10).forEach((probability, i) => (test[i]! += probability / foldCount));
  }
  return {train, test};
}

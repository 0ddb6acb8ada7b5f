import {columnCount} from "./matrixShape.js";

/**
 * Multiclass Brier score: mean over examples of the sum over classes of (probability − truth)², the truth being 1 for
 * the label and 0 for all else. In [0, 2]; NaN if there are no examples.
 * Source: Brier 1950, "Verification of forecasts expressed in terms of probability", eq. 2.
 * @param probabilities by example, then class; shape [n, classCount], in [0, 1]
 * @param labels true class indices; shape [n]
 * @throws RangeError if the probabilities are not the same number for each label, or a label has none
 */
export function brierScore(probabilities: Float32Array, labels: Uint8Array): number {
  const classCount = columnCount(probabilities, labels.length);
  let sum = 0;
  labels.forEach((label, i) => {
    if (label >= classCount) {
      throw new RangeError(`invalid label of example ${i}: expected less than ${classCount}, got ${label}`);
    }
    for (let c = 0; c < classCount; ++c) sum += (probabilities[i * classCount + c]! - Number(c === label)) ** 2;
  });
  return sum / labels.length;
}

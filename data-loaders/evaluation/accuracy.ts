import {correctness} from "./correctness.js";
import {mean} from "./mean.js";

/**
 * Share of predictions that equal their labels. In [0, 1]; NaN if there are no examples.
 * @param labels true class indices; shape [n]
 * @param predictions predicted class indices; shape [n]
 * @throws RangeError if the lengths differ
 */
export function accuracy(labels: Uint8Array, predictions: Uint8Array): number {
  return mean(correctness(labels, predictions));
}

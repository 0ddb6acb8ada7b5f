import {requireSameLength} from "./requireSameLength.js";

/**
 * Which examples were classified correctly.
 * @param labels true class indices; shape [n]
 * @param predictions predicted class indices; shape [n]
 * @returns 1 where the prediction equals the label, else 0; shape [n]
 * @throws RangeError if the lengths differ
 */
export function correctness(labels: Uint8Array, predictions: Uint8Array): Uint8Array {
  requireSameLength(labels, predictions, ["labels", "predictions"]);
  return labels.map((label, i) => Number(predictions[i] === label));
}

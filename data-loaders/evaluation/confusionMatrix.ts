import {requireSameLength} from "./requireSameLength.js";

/**
 * How many examples of each label got each prediction.
 * @param labels true class indices; shape [n]
 * @param predictions predicted class indices; shape [n]
 * @returns counts, rows true, columns predicted; shape [classCount, classCount]
 * @throws RangeError if the lengths differ, or a label or prediction is not below classCount
 */
export function confusionMatrix(labels: Uint8Array, predictions: Uint8Array, classCount: number): Uint32Array {
  requireSameLength(labels, predictions, ["labels", "predictions"]);
  const confusion = new Uint32Array(classCount * classCount);
  for (let i = 0; i < labels.length; ++i) {
    const label = labels[i]!;
    const prediction = predictions[i]!;
    if (Math.max(label, prediction) >= classCount) {
      throw new RangeError(
        `invalid example ${i}: expected label and prediction below ${classCount}, got ${label} and ${prediction}`
      );
    }
    ++confusion[label * classCount + prediction]!;
  }
  return confusion;
}

/**
 * Number of classes of a confusion matrix.
 * @throws RangeError if it is not square
 */
export function classCountOf(confusion: Uint32Array): number {
  const classCount = Math.sqrt(confusion.length);
  if (Number.isInteger(classCount)) return classCount;
  throw new RangeError(`invalid confusion matrix: expected a square number of cells, got ${confusion.length}`);
}

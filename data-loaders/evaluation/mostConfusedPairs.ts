import {classCountOf} from "./confusionMatrix.js";

/** Examples of one class taken for another. */
export interface ConfusedPair {
  readonly label: number;
  readonly prediction: number;
  /** Examples of `label` predicted as `prediction`. */
  readonly count: number;
  /** The same and its reverse together. */
  readonly bothWaysCount: number;
}

/**
 * The errors made most often: cells off the diagonal by falling count, of equal ones the lower label first, then
 * the lower prediction. Direction matters, since each is another set of images; empty cells are left out.
 * @param confusion rows true, columns predicted; shape [classCount, classCount]
 * @param pairCount how many at most
 * @throws RangeError if the matrix is not square
 */
export function mostConfusedPairs(confusion: Uint32Array, pairCount: number): ConfusedPair[] {
  const classCount = classCountOf(confusion);
  const pairs = Array.from(confusion, (count, cell) => {
    const label = Math.floor(cell / classCount);
    const prediction = cell % classCount;
    return {label, prediction, count, bothWaysCount: count + confusion[prediction * classCount + label]!};
  });
  return pairs
    .filter(({label, prediction, count}) => label !== prediction && count > 0)
    .sort((a, b) => b.count - a.count)
    .slice(0, pairCount);
}

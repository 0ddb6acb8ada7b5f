import {classCountOf} from "./confusionMatrix.js";

/** How far labels and predictions agree beyond chance. */
export interface Agreement {
  /** Cohen's kappa, in [−1, 1]. */
  readonly kappa: number;
  /** Matthews' correlation coefficient for many classes, in [−1, 1]. */
  readonly matthews: number;
}

/**
 * Cohen's kappa and Matthews' correlation; NaN where either side knows one class only.
 * Source: Cohen 1960, "A coefficient of agreement for nominal scales"; Gorodkin 2004, "Comparing two K-category
 * assignments by a K-category correlation coefficient".
 * @param confusion rows true, columns predicted; shape [classCount, classCount]
 * @throws RangeError if the matrix is not square
 */
export function agreement(confusion: Uint32Array): Agreement {
  const classCount = classCountOf(confusion);
  const total = confusion.reduce((sum, count) => sum + count, 0);
  const classes = Array.from({length: classCount}, (_, i) => i);
  const labels = classes.map((i) => classes.reduce((sum, j) => sum + confusion[i * classCount + j]!, 0));
  const predictions = classes.map((j) => classes.reduce((sum, i) => sum + confusion[i * classCount + j]!, 0));
  const hits = classes.reduce((sum, i) => sum + confusion[i * classCount + i]!, 0);
  const product = (a: readonly number[], b: readonly number[]): number =>
    a.reduce((sum, one, i) => sum + one * b[i]!, 0);
  const chance = product(labels, predictions);
  const covariance = hits * total - chance;
  return {
    kappa: covariance / (total ** 2 - chance),
    matthews:
      covariance / Math.sqrt((total ** 2 - product(labels, labels)) * (total ** 2 - product(predictions, predictions)))
  };
}

import {columnCount} from "./matrixShape.js";

/** Thresholds on 1 − probability, by class: a set holds each class whose score is at most its threshold. */
export type Thresholds = Float64Array;

/** How prediction sets turn out, over all examples or those of one class. */
export interface SetSummary {
  readonly count: number;
  /** Sets that hold the label. */
  readonly coveredCount: number;
  /** Classes in all sets together. */
  readonly classCount: number;
  readonly emptyCount: number;
  readonly singleCount: number;
}

/**
 * Thresholds by which sets hold the label with the wanted chance, whatever the model: one for all classes, or, where the
 * promise is to hold in each class, one for each.
 * A threshold is the ⌈(n + 1)(1 − α)⌉-th smallest score of the n calibration examples; infinite where there are too few.
 * Source: Sadinle, Lei and Wasserman 2019, "Least ambiguous set-valued classifiers with bounded error levels"; Vovk 2012,
 * "Conditional validity of inductive conformal predictors", for thresholds by class.
 * @param probabilities of calibration examples, shape [n, k] @param labels shape [n]
 * @param coverage wanted, in (0, 1)
 * @throws RangeError if the lengths do not fit
 */
export function conformalThresholds(
  probabilities: Float32Array,
  labels: Uint8Array,
  coverage: number,
  isByClass: boolean
): Thresholds {
  const classCount = columnCount(probabilities, labels.length);
  const scores = Float64Array.from(labels, (label, i) => 1 - probabilities[i * classCount + label]!);
  const whole = isByClass ? NaN : quantile(scores, coverage);
  return Float64Array.from({length: classCount}, (_, label) => {
    return isByClass
      ? quantile(
          scores.filter((__, i) => labels[i] === label),
          coverage
        )
      : whole;
  });
}

function quantile(scores: Float64Array, coverage: number): number {
  const rank = Math.ceil((scores.length + 1) * coverage);
  return rank > scores.length ? Infinity : scores.toSorted()[rank - 1]!;
}

/**
 * The sets that thresholds give.
 * @param probabilities shape [n, k]
 * @returns 1 where a class is in an example's set; shape [n, k]
 */
export function predictionSets(probabilities: Float32Array, thresholds: Thresholds): Uint8Array {
  return Uint8Array.from(probabilities, (probability, i) =>
    Number(1 - probability <= thresholds[i % thresholds.length]!)
  );
}

/** How sets turn out. @param sets shape [n, k] @param only examples of this label; all where absent */
export function summariseSets(sets: Uint8Array, labels: Uint8Array, only?: number): SetSummary {
  const k = sets.length / labels.length;
  let [count, coveredCount, classCount, emptyCount, singleCount] = [0, 0, 0, 0, 0];
  labels.forEach((label, i) => {
    if (only !== undefined && label !== only) return;
    const size = sets.subarray(i * k, (i + 1) * k).reduce((sum, one) => sum + one, 0);
    count += 1;
    coveredCount += sets[i * k + label]!;
    classCount += size;
    emptyCount += Number(size === 0);
    singleCount += Number(size === 1);
  });
  return {count, coveredCount, classCount, emptyCount, singleCount};
}

import {thresholdCounts} from "./rocCurve.js";

/** A curve from recall 0, at the threshold Infinity, to recall 1, at the lowest score. */
export interface PrecisionRecallCurve {
  /** Falling; shape [k], as of all. */
  readonly thresholds: Float32Array;
  /** Share of the examples that score at or above the threshold which are of the class; 1 where there are none. */
  readonly precisions: Float64Array;
  /** Share of the class's examples that score at or above the threshold, rising from 0 to 1. */
  readonly recalls: Float64Array;
  /** Mean precision, each weighted by the recall its step adds; in [0, 1]. */
  readonly averagePrecision: number;
}

/**
 * Precision against recall of one class against the rest, the score being the probability of the class.
 * Examples of equal score are one step. The average precision is a sum of steps, not of trapezoids, which would
 * interpolate too favourably. The recalls are NaN, and so is it, where there are no examples of the class.
 * Source: scikit-learn's `average_precision_score`, AP = Σ (R_k − R_{k−1}) P_k; Davis and Goadrich 2006, "The
 * relationship between precision-recall and ROC curves".
 * @param probabilities by example, then class; shape [n, classCount]
 * @param labels true class indices; shape [n]
 * @param label the class
 * @throws RangeError if the probabilities are not the same number for each label, the class has none or one is NaN
 */
export function precisionRecallCurve(
  probabilities: Float32Array,
  labels: Uint8Array,
  label: number
): PrecisionRecallCurve {
  const {thresholds, truePositiveCounts, falsePositiveCounts} = thresholdCounts(probabilities, labels, label);
  const support = truePositiveCounts.at(-1)!;
  const recalls = Float64Array.from(truePositiveCounts, (count) => count / support);
  const precisions = Float64Array.from(truePositiveCounts, (count, k) =>
    k === 0 ? 1 : count / (count + falsePositiveCounts[k]!)
  );
  let averagePrecision = recalls[0]!;
  for (let k = 1; k < recalls.length; ++k) averagePrecision += (recalls[k]! - recalls[k - 1]!) * precisions[k]!;
  return {thresholds, precisions, recalls, averagePrecision};
}

import {requireSameLength} from "./requireSameLength.js";

/** What happens if only the examples of at least some confidence are answered. */
export interface SelectivePoint {
  /** Least confidence that is answered. */
  readonly threshold: number;
  /** Share of the examples that are answered, in (0, 1]. */
  readonly coverage: number;
  /** Share of the answers that are wrong, in [0, 1]. */
  readonly risk: number;
}

/**
 * Risk against coverage as the threshold falls from the most confident answer to the least; equal confidences are
 * answered together. Source: Geifman and El-Yaniv 2017, "Selective classification for deep neural networks".
 * @param confidences shape [n] @param correct 1 where the answer is right; shape [n]
 * @throws RangeError if the lengths differ
 */
export function selectiveCurve(confidences: Float32Array, correct: Uint8Array): SelectivePoint[] {
  requireSameLength(confidences, correct, ["confidences", "correct"]);
  const order = Uint32Array.from(confidences.keys()).sort((a, b) => confidences[b]! - confidences[a]!);
  let wrongCount = 0;
  const points: SelectivePoint[] = [];
  order.forEach((example, place) => {
    wrongCount += 1 - correct[example]!;
    const threshold = confidences[example]!;
    if (place + 1 < order.length && confidences[order[place + 1]!] === threshold) return;
    points.push({threshold, coverage: (place + 1) / order.length, risk: wrongCount / (place + 1)});
  });
  return points;
}

/**
 * Area under that curve, in [0, 1]: the mean risk over all numbers of answered examples, each taking the risk of the
 * point that answers it. Source: Geifman, Uziel and El-Yaniv 2019, "Bias-reduced uncertainty estimation".
 */
export function riskCoverageArea(points: readonly SelectivePoint[]): number {
  return points.reduce((sum, {coverage, risk}, i) => sum + risk * (coverage - (points[i - 1]?.coverage ?? 0)), 0);
}

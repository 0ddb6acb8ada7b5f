import {argmax} from "../../evaluation/argmax.js";
import {softmax} from "../../evaluation/softmax.js";
import {classCount} from "../../../src/lib/classNames.js";

/** What ten numbers a row are. */
export type ScoreKind = "probabilities" | "log-probabilities" | "logits" | "one-hot" | "unnormalised";

/** Scores as they are understood. */
export interface Understood {
  readonly kind: ScoreKind;
  readonly ids: Uint8Array;
  /** Absent where the scores give none. */
  readonly probabilities?: Float32Array;
}

/** Half precision keeps a sum of ten to about this. */
const sumTolerance = 5e-3;

/**
 * What scores are, and the classes and probabilities that they give: rows in [0, 1] that sum to 1 are probabilities, of
 * zeros and a one no more than classes; rows in [0, 1] that sum to something else (ten sigmoids) give classes alone; all
 * others are logits, of which a softmax is taken, as it is of logarithms of probabilities, which it leaves as they are.
 * @param scores finite, shape [n, 10]
 */
export function understood(scores: Float64Array): Understood {
  const floats = Float32Array.from(scores);
  const ids = argmax(floats, classCount);
  const isShare = scores.every((score) => score >= 0 && score <= 1 + sumTolerance);
  if (isShare && scores.every((score) => score === 0 || score === 1)) return {kind: "one-hot", ids};
  if (isShare && sumToOne(scores)) return {kind: "probabilities", ids, probabilities: normalised(scores)};
  if (isShare) return {kind: "unnormalised", ids};
  const isLog = scores.every((score) => score <= 0) && sumToOne(scores.map(Math.exp));
  return {kind: isLog ? "log-probabilities" : "logits", ids, probabilities: softmax(floats, classCount)};
}

function sumToOne(scores: Float64Array): boolean {
  return rowSums(scores).every((sum) => Math.abs(sum - 1) <= sumTolerance);
}

function normalised(scores: Float64Array): Float32Array {
  const sums = rowSums(scores);
  return Float32Array.from(scores, (score, i) => Math.min(1, score / sums[Math.floor(i / classCount)]!));
}

function rowSums(scores: Float64Array): Float64Array {
  const sums = new Float64Array(scores.length / classCount);
  scores.forEach((score, i) => (sums[Math.floor(i / classCount)]! += score));
  return sums;
}

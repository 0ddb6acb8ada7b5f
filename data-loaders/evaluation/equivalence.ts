import {seedSummary} from "../../src/lib/seedSummary.js";
import {studentTail} from "../../src/lib/studentQuantile.js";

/**
 * Two one-sided t tests of whether a mean lies within a margin of 0: the larger p, in [0, 1]. At or below the level, no
 * more than the margin is between two variants, with that chance of a false word. NaN for fewer than two values.
 * Source: Schuirmann 1987, "A comparison of the two one-sided tests procedure and the power approach".
 * @param differences of pairs; shape [n]
 * @param margin above 0, in the differences' unit
 */
export function equivalence(differences: ArrayLike<number>, margin: number): number {
  const {count, mean, standardDeviation} = seedSummary(differences);
  if (count < 2) return NaN;
  const error = standardDeviation / Math.sqrt(count);
  return studentTail((margin - Math.abs(mean)) / error, count - 1);
}

import {confidence, type Interval} from "../../src/lib/interval.js";
import {seedSummary} from "../../src/lib/seedSummary.js";
import {studentQuantile} from "../../src/lib/studentQuantile.js";

/**
 * Where one more value of a sample's kind lies, with 95% confidence; NaN for fewer than two values.
 * Source: Hahn and Meeker 1991, "Statistical intervals", section 4.7.
 * @param values shape [n], of a normal distribution
 */
export function predictionInterval(values: ArrayLike<number>): Interval {
  const {count, mean, standardDeviation} = seedSummary(values);
  if (count < 2) return {lower: NaN, upper: NaN};
  const factor = studentQuantile((1 + confidence) / 2, count - 1) * Math.sqrt(1 + 1 / count);
  return {lower: mean - factor * standardDeviation, upper: mean + factor * standardDeviation};
}

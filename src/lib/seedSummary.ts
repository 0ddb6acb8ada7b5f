import {confidence, type Interval} from "./interval.js";
import {studentQuantile, studentTail} from "./studentQuantile.js";

/** A measure's values over several seeds, with the 95% t interval of their mean. */
export interface SeedSummary extends Interval {
  /** Seeds. */
  readonly count: number;
  /** Arithmetic mean; NaN for no values. */
  readonly mean: number;
  /** Sample standard deviation, divisor count − 1; NaN for fewer than two values, as the interval is. */
  readonly standardDeviation: number;
}

/** Differences seed by seed, second minus first. */
export interface PairedSeedSummary extends SeedSummary {
  /**
   * Two-sided p of the paired t test of no difference, in [0, 1]; NaN for fewer than two seeds or if no seed differs,
   * 0 if all differ by the same.
   */
  readonly pValue: number;
}

/**
 * Mean, standard deviation and interval over seeds. The interval covers other seeds on the same data, not other data, and
 * holds as far as the values are normally distributed. A NaN among them makes everything but the count NaN.
 * Source: Student 1908, "The probable error of a mean".
 * @param values of a measure, one a seed; shape [n], any unit, which the results share
 */
export function seedSummary(values: ArrayLike<number>): SeedSummary {
  const count = values.length;
  const {mean, standardDeviation} = moments(values);
  if (count < 2) return {count, mean, standardDeviation, lower: NaN, upper: NaN};
  const halfWidth = (studentQuantile((1 + confidence) / 2, count - 1) * standardDeviation) / Math.sqrt(count);
  return {count, mean, standardDeviation, lower: mean - halfWidth, upper: mean + halfWidth};
}

/**
 * Summary of the differences between two variants trained with the same seeds, second minus first, and whether they
 * are more than chance.
 * Source: Student 1908, as above.
 * @param first values of the first variant, one a seed; shape [n]
 * @param second of the second variant with the same seeds in the same order; shape [n]
 * @throws RangeError if the lengths differ
 */
export function pairedSeedSummary(first: ArrayLike<number>, second: ArrayLike<number>): PairedSeedSummary {
  if (first.length !== second.length) {
    throw new RangeError(
      `invalid seeds: expected as many of the second as of the first (${first.length}), got ${second.length}`
    );
  }
  const summary = seedSummary(Float64Array.from(first, (value, seed) => second[seed]! - value));
  const {count, mean, standardDeviation} = summary;
  if (count < 2) return {...summary, pValue: NaN};
  const t = Math.abs(mean) / (standardDeviation / Math.sqrt(count));
  return {...summary, pValue: 2 * studentTail(t, count - 1)};
}

/** By Welford's method, whose standard deviation of equal values is exactly 0. */
function moments(values: ArrayLike<number>): {mean: number; standardDeviation: number} {
  let mean = NaN;
  let squares = 0;
  for (let i = 0; i < values.length; ++i) {
    const before = i === 0 ? 0 : mean;
    const value = values[i]!;
    mean = before + (value - before) / (i + 1);
    squares += (value - before) * (value - mean);
  }
  return {mean, standardDeviation: values.length < 2 ? NaN : Math.sqrt(squares / (values.length - 1))};
}

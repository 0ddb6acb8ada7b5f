/** 97.5 % quantiles of Student's t for 1 to 4 degrees of freedom. Source: any table of it, here SciPy 1.10.1's. */
const quantiles = [12.7062047362, 4.3026527297, 3.1824463053, 2.7764451052] as const;

/** Values' mean with its 95 % t interval. */
export interface MeanInterval {
  readonly count: number;
  readonly mean: number;
  readonly lower: number;
  readonly upper: number;
}

/** Arithmetic mean; NaN for no values. */
export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/**
 * Values' mean with its interval.
 * @param values one a seed; shape [n], any unit
 * @throws RangeError for fewer than two or more than five, whose quantile does not stand here
 */
export function tInterval(values: readonly number[]): MeanInterval {
  const quantile = quantiles[values.length - 2];
  if (quantile === undefined) throw new RangeError(`invalid seeds: expected 2 to 5 values, got ${values.length}`);
  const middle = mean(values);
  const half = quantile * standardError(values);
  return {count: values.length, mean: middle, lower: middle - half, upper: middle + half};
}

/**
 * Two-sided p of the t test that the mean is 0, by the closed forms for 1 to 4 degrees of freedom; 1 if all are 0.
 * Source: Abramowitz and Stegun 1964, 26.7.3 and 26.7.4.
 */
export function tTestPValue(values: readonly number[]): number {
  const freedom = values.length - 1;
  if (values.every((value) => value === 0)) return 1;
  const angle = Math.atan(Math.abs(mean(values)) / standardError(values) / Math.sqrt(freedom));
  const [sine, cosine] = [Math.sin(angle), Math.cos(angle)];
  if (freedom === 1) return 1 - (2 * angle) / Math.PI;
  if (freedom === 2) return 1 - sine;
  if (freedom === 3) return 1 - (2 * (angle + sine * cosine)) / Math.PI;
  if (freedom === 4) return 1 - sine * (1 + cosine ** 2 / 2);
  throw new RangeError(`invalid seeds: expected 2 to 5 values, got ${values.length}`);
}

function standardError(values: readonly number[]): number {
  const middle = mean(values);
  const squares = values.reduce((sum, value) => sum + (value - middle) ** 2, 0);
  return Math.sqrt(squares / (values.length - 1) / values.length);
}

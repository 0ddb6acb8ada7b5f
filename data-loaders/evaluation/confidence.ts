/** Coverage of every interval in the report. */
export const confidence = 0.95;

/** Standard normal quantile of (1 + confidence) / 2. Source: SciPy 1.10.1, stats.norm.ppf(0.975). */
export const normalQuantile = 1.959963984540054;

/** A confidence interval, both ends included. */
export interface Interval {
  readonly lower: number;
  readonly upper: number;
}

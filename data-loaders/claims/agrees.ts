import {normalQuantile} from "../../src/lib/interval.js";

/** A share of successes and the number of trials behind it. */
export interface Proportion {
  /** In [0, 1]. */
  readonly share: number;
  readonly count: number;
}

/**
 * Whether two shares, of as many examples each as given, differ by no more than sampling explains: the two-sided
 * z test of two proportions with pooled variance, at 5 %. The stated share is rounded, so half a unit of its last
 * digit is allowed for besides. How much a share varies from seed to seed is not in it.
 * Source: Agresti 2013, "Categorical data analysis", section 3.1.
 * @param rounding unit of the stated share's last digit
 */
export function agrees(stated: Proportion, measured: Proportion, rounding: number): boolean {
  const pooled = (stated.share * stated.count + measured.share * measured.count) / (stated.count + measured.count);
  const deviation = Math.sqrt(pooled * (1 - pooled) * (1 / stated.count + 1 / measured.count));
  return Math.abs(stated.share - measured.share) <= normalQuantile * deviation + rounding / 2;
}

import {betaFraction} from "../../src/lib/betaFraction.js";
import {seedSummary} from "../../src/lib/seedSummary.js";
import {logGamma} from "./pairedPower.js";

/** Two samples' variances. */
export interface VarianceTest {
  /** Variance of the first over that of the second. */
  readonly ratio: number;
  /** One-sided p of the F test that the first does not vary more, in [0, 1]. */
  readonly pValue: number;
}

/**
 * Whether values of one sample vary more than those of another; holds as far as both are normally distributed.
 * Source: Snedecor and Cochran 1989, "Statistical methods", section 6.12.
 * @param first shape [n], n from 2 @param second shape [m], m from 2
 */
export function varianceTest(first: ArrayLike<number>, second: ArrayLike<number>): VarianceTest {
  const [a, b] = [seedSummary(first), seedSummary(second)];
  const ratio = (a.standardDeviation / b.standardDeviation) ** 2;
  return {ratio, pValue: fisherTail(ratio, a.count - 1, b.count - 1)};
}

/** Upper tail of the F distribution, by the incomplete beta function. Source: DLMF 8.17. */
export function fisherTail(f: number, degreesAbove: number, degreesBelow: number): number {
  const [a, b] = [degreesBelow / 2, degreesAbove / 2];
  const x = degreesBelow / (degreesBelow + degreesAbove * f);
  return x <= (a + 1) / (a + b + 2) ? betaShare(x, a, b) : 1 - betaShare(1 - x, b, a);
}

function betaShare(x: number, a: number, b: number): number {
  const logBeta = logGamma(a) + logGamma(b) - logGamma(a + b);
  return (Math.exp(a * Math.log(x) + b * Math.log1p(-x) - logBeta) / a) * betaFraction(x, a, b);
}

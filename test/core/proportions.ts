/** 97.5 % quantile of the normal distribution. Source: any table of it, here SciPy 1.10.1's. */
export const normalQuantile = 1.959963984540054;

/** Ends of Wilson's interval as the roots of (p̂ − p)² = z² p (1 − p) / n, found by halving. */
export function wilsonEnds(hits: number, n: number): [lower: number, upper: number] {
  const z = normalQuantile;
  const outside = (p: number): boolean => (hits / n - p) ** 2 > (z * z * p * (1 - p)) / n;
  const root = (inside: number, end: number): number => {
    let [near, far] = [inside, end];
    for (let i = 0; i < 60; ++i) {
      const middle = (near + far) / 2;
      if (outside(middle)) far = middle;
      else near = middle;
    }
    return near;
  };
  return [root(hits / n, 0), root(hits / n, 1)];
}

/** log10 of 2 · P(X ≤ k) for n tosses of a fair coin, term by term: McNemar's exact p. */
export function log10OfTwoSidedBinomial(k: number, n: number): number {
  const logs: number[] = [];
  let log = -n * Math.log(2);
  for (let i = 0; i <= k; ++i) {
    logs.push(log);
    log += Math.log((n - i) / (i + 1));
  }
  const largest = Math.max(...logs);
  const sum = logs.reduce((total, one) => total + Math.exp(one - largest), 0);
  return Math.min(0, (largest + Math.log(2 * sum)) / Math.LN10);
}

/**
 * Whether a stated and a measured share, each of n examples, agree by the pooled z test at 5 %, with half a unit of the
 * stated share's last digit allowed for.
 */
export function sharesAgree(stated: number, measured: number, n: number, unit: number): boolean {
  const pooled = (stated + measured) / 2;
  return Math.abs(stated - measured) - unit / 2 <= normalQuantile * Math.sqrt((2 * pooled * (1 - pooled)) / n);
}

/** Two classifiers on the same images: second minus first. */
export interface PairedShares {
  readonly difference: number;
  /** Standard error of the difference, from the images on which just one is right. */
  readonly error: number;
  /** log10 of McNemar's exact p. */
  readonly log10PValue: number;
}

/** @param first whether the first classifier is right, image by image @param second the same of the second */
export function pairedShares(first: readonly boolean[], second: readonly boolean[]): PairedShares {
  const n = first.length;
  const onlyFirst = first.filter((isRight, i) => isRight && !second[i]!).length;
  const onlySecond = second.filter((isRight, i) => isRight && !first[i]!).length;
  const difference = (onlySecond - onlyFirst) / n;
  return {
    difference,
    error: Math.sqrt(((onlyFirst + onlySecond) / n - difference ** 2) / n),
    log10PValue: log10OfTwoSidedBinomial(Math.min(onlyFirst, onlySecond), onlyFirst + onlySecond)
  };
}

/** 97.5% quantile of the normal distribution. Source: any table of it, here SciPy 1.10.1's. */
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

/**
 * McNemar's exact test of whether two classifiers err equally often on the same examples: log10 of the two-sided p.
 * p is the chance that a fair coin splits the examples on which just one is right at least as unevenly,
 * min(1, 2 P(X ≤ smaller count)) with X binomial; 1 where there are none. Summed in logarithms, so that p far below
 * the smallest float64 keeps its size. In (−∞, 0].
 * Source: McNemar 1947; Fay 2010, "Two-sided exact tests and matching confidence intervals for discrete data".
 * @param onlyFirstCount examples only the first gets right
 * @param onlySecondCount examples only the second gets right
 */
export function mcnemarExact(onlyFirstCount: number, onlySecondCount: number): number {
  const count = onlyFirstCount + onlySecondCount;
  const smaller = Math.min(onlyFirstCount, onlySecondCount);
  const logTail = logBinomialCoefficient(count, smaller) + Math.log(relativeTail(count, smaller));
  return Math.min(0, (Math.LN2 * (1 - count) + logTail) / Math.LN10);
}

function logBinomialCoefficient(n: number, k: number): number {
  let sum = 0;
  for (let i = 1; i <= k; ++i) sum += Math.log((n - k + i) / i);
  return sum;
}

/** The binomial coefficients of n over 0 to k, summed, divided by the last. */
function relativeTail(n: number, k: number): number {
  let term = 1;
  let sum = 1;
  for (let i = k; i > 0; --i) {
    term *= i / (n - i + 1);
    sum += term;
  }
  return sum;
}

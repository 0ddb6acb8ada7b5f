/** ln 2 in two parts, the first of which times a small whole number is exact. */
const ln2High: f64 = 6.93147180369123816490e-1;
const ln2Low: f64 = 1.90821492927058770002e-10;
const log2e: f64 = 1.44269504088896338700;

/** Exponents below which e^x is no float any more. */
const least: f64 = -104;

/**
 * e^x for x ≤ 0, to more digits than a float has: 2^n times the Taylor series of what is left of x.
 * It is ours so that no machine and no engine computes it differently.
 */
// @ts-ignore: decorator
@inline
export function exponential(x: f64): f64 {
  if (x < least) return 0;
  const n = nearest<f64>(x * log2e);
  const r = x - n * ln2High - n * ln2Low;
  let sum: f64 = 1;
  for (let i: f64 = 12; i > 0; --i) sum = 1 + (sum * r) / i;
  return sum * reinterpret<f64>((<i64>n + 1023) << 52);
}

const largestTermCount = 10_000;
const smallestChange = 2 ** -52;

/** The continued fraction of the incomplete beta function, DLMF 8.17.22, by Lentz's method: of x in [0, (a + 1) / (a + b + 2)]. */
export function betaFraction(x: number, a: number, b: number): number {
  let c = 1;
  let d = 1 / (1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  for (let m = 1; m <= largestTermCount; ++m) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / (1 + even * d);
    c = 1 + even / c;
    fraction *= c * d;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / (1 + odd * d);
    c = 1 + odd / c;
    fraction *= c * d;
    if (Math.abs(c * d - 1) <= smallestChange) break;
  }
  return fraction;
}

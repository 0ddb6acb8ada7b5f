/** Values' mean with its 95% t interval. */
export interface MeanInterval {
  readonly count: number;
  readonly mean: number;
  readonly standardDeviation: number;
  readonly lower: number;
  readonly upper: number;
}

/** Arithmetic mean; NaN for no values. */
export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Values' mean with its interval. @param values one a seed; shape [n], n > 1 */
export function tInterval(values: readonly number[]): MeanInterval {
  const middle = mean(values);
  const squares = values.reduce((sum, value) => sum + (value - middle) ** 2, 0);
  const standardDeviation = Math.sqrt(squares / (values.length - 1));
  const half = (tQuantile(0.95, values.length - 1) * standardDeviation) / Math.sqrt(values.length);
  return {count: values.length, mean: middle, standardDeviation, lower: middle - half, upper: middle + half};
}

/** Chance that |t| exceeds a value. Source: the finite sums of Abramowitz and Stegun 1964, 26.7.3 and 26.7.4. */
export function tBeyond(t: number, freedom: number): number {
  const angle = Math.atan(Math.abs(t) / Math.sqrt(freedom));
  const [sine, cosine] = [Math.sin(angle), Math.cos(angle)];
  const isOdd = freedom % 2 === 1;
  let [term, sum] = isOdd ? [cosine, freedom === 1 ? 0 : cosine] : [1, 1];
  for (let k = isOdd ? 3 : 2; k < freedom; k += 2) {
    term *= ((k - 1) / k) * cosine ** 2;
    sum += term;
  }
  return isOdd ? 1 - (2 / Math.PI) * (angle + sine * sum) : 1 - sine * sum;
}

/** The value that |t| keeps below with some chance, by halving. */
export function tQuantile(chance: number, freedom: number): number {
  let [low, high] = [0, 1e3];
  for (let i = 0; i < 80; ++i) {
    const middle = (low + high) / 2;
    if (tBeyond(middle, freedom) > 1 - chance) low = middle;
    else high = middle;
  }
  return low;
}

/**
 * Chance that a ratio of two variances exceeds a value, by adding up the beta density with Simpson's rule.
 * @param above degrees of freedom of the variance above, at least 2, as of the one below
 */
export function fBeyond(ratio: number, above: number, below: number): number {
  const density = (x: number): number => x ** (below / 2 - 1) * (1 - x) ** (above / 2 - 1);
  const area = (end: number): number => {
    const [parts, step] = [20_000, end / 20_000];
    let sum = density(0) + density(end);
    for (let i = 1; i < parts; ++i) sum += (i % 2 === 1 ? 4 : 2) * density(i * step);
    return (sum * step) / 3;
  };
  return area(below / (below + above * ratio)) / area(1);
}

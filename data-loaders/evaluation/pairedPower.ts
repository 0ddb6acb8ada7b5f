import {studentQuantile} from "../../src/lib/studentQuantile.js";

/** Parts of the range over which the power is integrated; Simpson's rule needs an even number. */
const partCount = 4_000;
const mostPairs = 10_000;

/**
 * The chance that the two-sided paired t test finds a true mean difference: Student's noncentral t, integrated over
 * the distribution of the sample deviation. In [0, 1], to 6 digits.
 * Source: Cohen 1988, "Statistical power analysis for the behavioral sciences", chapter 2.
 * @param effect true mean of the differences
 * @param standardDeviation of single differences, above 0, in the same unit
 * @param count pairs, from 2
 * @param level of the test, in (0, 1)
 */
export function pairedPower(effect: number, standardDeviation: number, count: number, level: number): number {
  const degreesOfFreedom = count - 1;
  const shift = (Math.abs(effect) * Math.sqrt(count)) / standardDeviation;
  const critical = studentQuantile(1 - level / 2, degreesOfFreedom);
  const density = relativeDeviationDensity(degreesOfFreedom);
  const [from, to] = rangeOf(degreesOfFreedom);
  let sum = 0;
  for (let i = 0; i <= partCount; ++i) {
    const deviation = from + ((to - from) * i) / partCount;
    const weight = i === 0 || i === partCount ? 1 : i % 2 === 1 ? 4 : 2;
    const bound = critical * deviation;
    sum += weight * density(deviation) * (normalCumulative(shift - bound) + normalCumulative(-shift - bound));
  }
  return Math.min(1, (sum * (to - from)) / partCount / 3);
}

/** Pairs that it takes for the power, from 2; Infinity where more than 10,000 do not do. */
export function pairsNeeded(effect: number, standardDeviation: number, power: number, level: number): number {
  const suffices = (count: number): boolean => pairedPower(effect, standardDeviation, count, level) >= power;
  let [fewer, enough] = [1, 2];
  while (!suffices(enough)) {
    if (enough >= mostPairs) return Infinity;
    [fewer, enough] = [enough, Math.min(2 * enough, mostPairs)];
  }
  while (enough - fewer > 1) {
    const middle = Math.floor((fewer + enough) / 2);
    if (suffices(middle)) enough = middle;
    else fewer = middle;
  }
  return enough;
}

/** Density of sample over true standard deviation: of √(χ²/ν). */
function relativeDeviationDensity(degreesOfFreedom: number): (deviation: number) => number {
  const half = degreesOfFreedom / 2;
  const logFront = Math.LN2 + half * Math.log(half) - logGamma(half);
  return (deviation) => {
    if (deviation === 0) return degreesOfFreedom === 1 ? Math.exp(logFront) : 0;
    return Math.exp(logFront + (degreesOfFreedom - 1) * Math.log(deviation) - half * deviation ** 2);
  };
}

/** Where all but 1e-12 of that density lies. */
function rangeOf(degreesOfFreedom: number): [number, number] {
  const spread = 7.5 / Math.sqrt(2 * degreesOfFreedom);
  return [Math.max(0, 1 - spread), 1 + spread + 2 / degreesOfFreedom];
}

/** ln Γ. Source: Lanczos 1964, "A precision approximation of the gamma function", with g = 7. */
export function logGamma(x: number): number {
  const factors = [
    0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
    12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7
  ];
  const base = x + 6.5;
  const series = factors.reduce((sum, factor, i) => (i === 0 ? factor : sum + factor / (x + i - 1)), 0);
  return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(base) - base + Math.log(series);
}

/** Standard normal distribution. Source: Marsaglia 2004, "Evaluating the normal distribution". */
function normalCumulative(x: number): number {
  if (Math.abs(x) > 8) return x > 0 ? 1 : 0;
  let [sum, term] = [x, x];
  for (let i = 3; sum !== sum + term; i += 2) sum += term *= (x * x) / i;
  return 0.5 + sum * Math.exp(-(x * x) / 2 - 0.5 * Math.log(2 * Math.PI));
}

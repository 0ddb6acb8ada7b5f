import {betaFraction} from "./betaFraction.js";

/** Beyond, the continued fraction loses digits, and the normal distribution serves as well. */
const mostDegreesOfFreedom = 1e6;
const smallestAsymptotic = 20;

/**
 * Quantile of Student's t distribution: the t below which a variable falls with the given probability.
 * Found by bisection on `studentTail`; exact to 13 digits up to 1,000 degrees of freedom, to 10 up to 1e6.
 * @param probability in (0, 1)
 * @param degreesOfFreedom in [1, 1e6], not only whole
 * @returns in (−∞, ∞); exactly 0 for a probability of one half
 * @throws RangeError if an argument is out of its range
 */
export function studentQuantile(probability: number, degreesOfFreedom: number): number {
  if (!(probability > 0 && probability < 1)) {
    throw new RangeError(`invalid probability: expected more than 0 and less than 1, got ${probability}`);
  }
  requireDegreesOfFreedom(degreesOfFreedom);
  if (probability === 0.5) return 0;
  const tail = Math.min(probability, 1 - probability);
  let [lower, upper] = [0, 1];
  while (studentTail(upper, degreesOfFreedom) > tail) [lower, upper] = [upper, 2 * upper];
  for (let middle = (lower + upper) / 2; lower < middle && middle < upper; middle = (lower + upper) / 2) {
    if (studentTail(middle, degreesOfFreedom) > tail) lower = middle;
    else upper = middle;
  }
  return probability < 0.5 ? -upper : upper;
}

/**
 * Upper tail of Student's t distribution: the chance of more than t, in [0, 1]. Twice the tail of |t| is the two-sided
 * p of a t test. A tail far below 1 keeps its leading digits; NaN for a t of NaN.
 * Source: DLMF 8.17, the incomplete beta function, at x = ν / (ν + t²), a = ν / 2 and b = 1 / 2.
 * @param degreesOfFreedom ν, in [1, 1e6], not only whole
 * @throws RangeError if degreesOfFreedom is out of its range
 */
export function studentTail(t: number, degreesOfFreedom: number): number {
  requireDegreesOfFreedom(degreesOfFreedom);
  if (t < 0) return 1 - studentTail(-t, degreesOfFreedom);
  if (t === 0) return 0.5;
  const a = degreesOfFreedom / 2;
  const tangent = t / Math.sqrt(degreesOfFreedom);
  const x = 1 / (1 + tangent ** 2);
  const sine = tangent === Infinity ? 1 : tangent / Math.hypot(1, tangent);
  const front = (Math.exp(2 * a * logCosine(tangent)) * sine * gammaRatio(a)) / Math.sqrt(Math.PI);
  // Where the fraction for the tail converges slowly, that for the middle is quick.
  if (x < (a + 1) / (a + 2.5)) return (front / (2 * a)) * betaFraction(x, a, 0.5);
  return 0.5 - front * betaFraction(sine ** 2, 0.5, a);
}

function requireDegreesOfFreedom(degreesOfFreedom: number): void {
  if (degreesOfFreedom >= 1 && degreesOfFreedom <= mostDegreesOfFreedom) return;
  throw new RangeError(`invalid degrees of freedom: expected 1 to ${mostDegreesOfFreedom}, got ${degreesOfFreedom}`);
}

/** ln cos(arctan(tangent)), exact for small tangents and for those whose square overflows. */
function logCosine(tangent: number): number {
  return tangent < 1 ? -Math.log1p(tangent ** 2) / 2 : -Math.log(tangent) - Math.log1p(tangent ** -2) / 2;
}

/** Γ(x + 1/2) / Γ(x): by recurrence up to where the asymptotic series of its logarithm holds, DLMF 5.11.8. */
function gammaRatio(x: number): number {
  if (x < smallestAsymptotic) return (gammaRatio(x + 1) * x) / (x + 0.5);
  const series = -1 / (8 * x) + 1 / (192 * x ** 3) - 1 / (640 * x ** 5) + 17 / (14_336 * x ** 7);
  return Math.sqrt(x) * Math.exp(series);
}

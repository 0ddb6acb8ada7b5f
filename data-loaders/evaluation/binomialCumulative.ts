/**
 * Cumulative distribution of a binomial variable: P(X ≤ k) for k from 0 to count; the last is exactly 1.
 * The terms follow from their ratios, outwards from the mode, so nothing overflows and only negligible tails underflow.
 * @param count trials
 * @param probability of success, in [0, 1]
 * @returns shape [count + 1]
 */
export function binomialCumulative(count: number, probability: number): Float64Array {
  const terms = new Float64Array(count + 1);
  const mode = Math.min(count, Math.floor((count + 1) * probability));
  terms[mode] = 1;
  for (let k = mode; k < count; ++k) {
    terms[k + 1] = (terms[k]! * (count - k) * probability) / ((k + 1) * (1 - probability));
  }
  for (let k = mode; k > 0; --k) {
    terms[k - 1] = (terms[k]! * k * (1 - probability)) / ((count - k + 1) * probability);
  }
  let sum = 0;
  const sums = terms.map((term) => (sum += term));
  return sums.map((partial) => partial / sum);
}

import {rowCount} from "./matrixShape.js";

/**
 * Shannon entropy of each example's probabilities, nats, in [0, ln classCount]; a probability of 0 adds nothing.
 * Source: Shannon 1948, "A mathematical theory of communication", section 6.
 * @param probabilities by example, then class; shape [n, classCount]
 * @returns shape [n]
 * @throws RangeError if the length is no multiple of classCount
 */
export function entropy(probabilities: Float32Array, classCount: number): Float32Array {
  const exampleCount = rowCount(probabilities, classCount);
  return Float32Array.from({length: exampleCount}, (_, i) => {
    let sum = 0;
    for (const probability of probabilities.subarray(i * classCount, (i + 1) * classCount))
      if (probability > 0) sum -= probability * Math.log(probability);
    return Math.max(0, sum); // a probability rounded up past 1 would make it negative
  });
}

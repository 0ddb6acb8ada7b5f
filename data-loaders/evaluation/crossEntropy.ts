import {columnCount} from "./matrixShape.js";

/** Smallest normal float32. */
const smallestProbability = 2 ** -126;

/**
 * Cross-entropy of each example: ln of 1 / the probability given to its label, in nats.
 * Probabilities are clamped from below at the smallest normal float32, 2^-126, so that a probability which
 * underflowed to zero costs a finite 126 ln 2 ≈ 87.3 nats. A NaN stays NaN.
 * @param probabilities by example, then class; shape [n, classCount], in [0, 1]
 * @param labels true class indices; shape [n]
 * @returns losses; shape [n], in [0, 126 ln 2]
 * @throws RangeError if the probabilities are not the same number for each label, or a label has none
 */
export function crossEntropy(probabilities: Float32Array, labels: Uint8Array): Float32Array {
  const classCount = columnCount(probabilities, labels.length);
  return Float32Array.from(labels, (label, i) => {
    if (label >= classCount) {
      throw new RangeError(`invalid label of example ${i}: expected less than ${classCount}, got ${label}`);
    }
    return Math.log(1 / Math.max(probabilities[i * classCount + label]!, smallestProbability));
  });
}

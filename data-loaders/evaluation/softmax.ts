import {rowCount} from "./matrixShape.js";

/**
 * Class probabilities from a network's outputs, computed in float64 relative to the largest.
 * @param logits by example, then class; shape [n, classCount]
 * @param classCount classes per example
 * @returns shape [n, classCount], each row summing to 1 up to float32's rounding
 * @throws RangeError if the length is no multiple of classCount
 */
export function softmax(logits: Float32Array, classCount: number): Float32Array {
  rowCount(logits, classCount, "logits");
  const probabilities = new Float32Array(logits.length);
  for (let start = 0; start < logits.length; start += classCount) {
    const row = logits.subarray(start, start + classCount);
    const largest = Math.max(...row);
    const exponentials = Array.from(row, (logit) => Math.exp(logit - largest));
    const sum = exponentials.reduce((total, value) => total + value, 0);
    exponentials.forEach((value, i) => (probabilities[start + i] = value / sum));
  }
  return probabilities;
}

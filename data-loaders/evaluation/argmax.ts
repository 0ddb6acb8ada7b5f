import {rowCount} from "./matrixShape.js";

/**
 * The class of the largest probability of each example; of equal ones the lowest index.
 * NaN is never the largest; an example of nothing but NaN gets class 0.
 * @param probabilities by example, then class; shape [n, classCount]
 * @param classCount at most 256, so that a class index fits a byte
 * @returns predictions; shape [n]
 * @throws RangeError if the length is no multiple of classCount
 */
export function argmax(probabilities: Float32Array, classCount: number): Uint8Array {
  const exampleCount = rowCount(probabilities, classCount);
  const predictions = new Uint8Array(exampleCount);
  for (let i = 0; i < exampleCount; ++i) {
    let largest = -Infinity;
    for (let c = 0; c < classCount; ++c) {
      const probability = probabilities[i * classCount + c]!;
      if (probability <= largest || Number.isNaN(probability)) continue;
      largest = probability;
      predictions[i] = c;
    }
  }
  return predictions;
}

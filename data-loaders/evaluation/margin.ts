import {rowCount} from "./matrixShape.js";

/**
 * How far the largest probability of each example is above the second largest, in [0, 1].
 * @param probabilities by example, then class; shape [n, classCount]
 * @param classCount at least 2
 * @returns shape [n]
 * @throws RangeError if the length is no multiple of classCount, or that is below 2
 */
export function margin(probabilities: Float32Array, classCount: number): Float32Array {
  const exampleCount = rowCount(probabilities, classCount);
  if (classCount < 2) throw new RangeError(`invalid number of classes: expected at least 2, got ${classCount}`);
  return Float32Array.from({length: exampleCount}, (_, i) => {
    const [largest, second] = probabilities.slice(i * classCount, (i + 1) * classCount).sort((a, b) => b - a);
    return largest! - second!;
  });
}

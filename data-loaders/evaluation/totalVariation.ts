import {rowCount} from "./matrixShape.js";
import {requireSameLength} from "./requireSameLength.js";

/**
 * Total variation distance between two sets of probabilities for each example: the share that they place differently,
 * half the sum of the absolute differences, in [0, 1].
 * @param first by example, then class; shape [n, classCount]; likewise `second`
 * @returns shape [n]
 * @throws RangeError if the lengths differ or are no multiple of classCount
 */
export function totalVariation(first: Float32Array, second: Float32Array, classCount: number): Float32Array {
  requireSameLength(first, second, ["first probabilities", "second probabilities"]);
  const exampleCount = rowCount(first, classCount);
  return Float32Array.from({length: exampleCount}, (_, i) => {
    let sum = 0;
    for (let c = i * classCount; c < (i + 1) * classCount; ++c) sum += Math.abs(first[c]! - second[c]!);
    return Math.min(1, sum / 2); // float32 probabilities need not sum to 1 exactly
  });
}

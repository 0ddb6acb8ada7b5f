import {classCount} from "../../src/lib/classNames.js";

/**
 * The probability of each example's own label.
 * Source: Northcutt, Jiang and Chuang 2021, "self-confidence".
 * @param probabilities by example, then class; shape [n, 10]
 * @param labels given classes, 0 to 9; shape [n]
 * @returns shape [n], in [0, 1]
 */
export function selfConfidence(probabilities: Float32Array, labels: Uint8Array): Float32Array {
  return Float32Array.from(labels, (label, i) => probabilities[i * classCount + label]!);
}

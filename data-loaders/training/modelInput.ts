import * as tf from "@tensorflow/tfjs";
import type {Examples} from "../dataset/examples.js";

/**
 * Standardised pixels of some examples as a network takes them. The caller disposes of the tensor.
 * @param indices positions in `examples`, [n]
 * @param standardised level → standardised value, [256]
 * @param inputShape shape of one example
 * @returns shape [n, …inputShape]
 */
export function modelInput(
  {pixels}: Examples,
  indices: Uint32Array,
  standardised: Float32Array,
  inputShape: readonly number[]
): tf.Tensor {
  const size = inputShape.reduce((product, length) => product * length, 1);
  const values = new Float32Array(indices.length * size);
  let to = 0;
  for (const index of indices) {
    const end = (index + 1) * size;
    for (let from = index * size; from < end; ++from) values[to++] = standardised[pixels[from]!]!;
  }
  return tf.tensor(values, [indices.length, ...inputShape]);
}

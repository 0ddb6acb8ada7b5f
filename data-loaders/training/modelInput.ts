import type {Examples} from "../dataset/examples.js";

/**
 * Writes standardised pixels of some examples as a network takes them.
 * @param indices positions in `examples`, [n]
 * @param standardised level → standardised value, [256]
 * @param input where they go, [n, pixels of an image]
 */
export function writeModelInput(
  {pixels}: Pick<Examples, "pixels">,
  indices: Uint32Array,
  standardised: Float32Array,
  input: Float32Array
): void {
  const size = input.length / indices.length;
  let to = 0;
  for (const index of indices) {
    const end = (index + 1) * size;
    for (let from = index * size; from < end; ++from) input[to++] = standardised[pixels[from]!]!;
  }
}

import {classCount} from "../../src/lib/classNames.js";

/**
 * Positions of the examples of each class, ascending.
 * @param labels shape [n], classes 0 to 9
 * @returns ten arrays, by class
 */
export function classIndices(labels: Uint8Array): Uint32Array[] {
  const indices: number[][] = Array.from({length: classCount}, () => []);
  labels.forEach((label, i) => indices[label]!.push(i));
  return indices.map((positions) => Uint32Array.from(positions));
}

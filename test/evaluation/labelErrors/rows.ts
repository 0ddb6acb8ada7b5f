import {classCount} from "../../../src/lib/classNames.js";

/** Probabilities of some examples: of each its first classes', in sixteenths; those of all other classes are 0. */
export function sixteenths(...rows: readonly (readonly number[])[]): Float32Array {
  return Float32Array.from(rows.flatMap((row) => Array.from({length: classCount}, (_, c) => (row[c] ?? 0) / 16)));
}

/** A matrix of ten by ten of which only some cells are not 0, each [row, column, value]. */
export function cells(...filled: readonly (readonly [number, number, number])[]): number[] {
  const matrix = Array<number>(classCount * classCount).fill(0);
  for (const [row, column, value] of filled) matrix[row * classCount + column] = value;
  return matrix;
}

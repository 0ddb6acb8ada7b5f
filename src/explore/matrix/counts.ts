import {classCount} from "../../lib/classNames.js";
import {holm} from "../../lib/holm.js";
import {mcnemarExact} from "../../lib/mcnemarExact.js";
import type {TestImages} from "../images/testImages.js";
import type {Mode, Unit} from "../view/view.js";

/** How many of some images have each pair of classes, rows first; shape [10, 10]. */
export function crossCounts(
  rows: ArrayLike<number>,
  columns: ArrayLike<number>,
  images: Iterable<number>
): Uint32Array {
  const counts = new Uint32Array(classCount * classCount);
  for (const image of images) ++counts[classCount * rows[image]! + columns[image]!]!;
  return counts;
}

/** The counts that a mode speaks of: one matrix, or for the difference B's and what is taken off, A's. */
export interface ModeCounts {
  readonly counts: Uint32Array;
  readonly less?: Uint32Array;
}

export function modeCounts({labels, models}: TestImages, mode: Mode, images: Uint16Array): ModeCounts {
  const [a, b] = [models.a.predictions, models.b.predictions];
  switch (mode) {
    case "b":
      return {counts: crossCounts(labels, b, images)};
    case "a":
      return {counts: crossCounts(labels, a, images)};
    case "agreement":
      return {counts: crossCounts(a, b, images)};
    case "difference":
      return {counts: crossCounts(labels, b, images), less: crossCounts(labels, a, images)};
  }
}

/** Images in the cells of some rows and columns. */
export function blockSum(counts: Uint32Array, rows: readonly number[], columns: readonly number[]): number {
  let sum = 0;
  for (const row of rows) for (const column of columns) sum += counts[classCount * row + column]!;
  return sum;
}

/** Every class index. */
export const allClasses = Array.from({length: classCount}, (_, label) => label);

/** A block's share of its rows, or of its columns, in [0, 1]; 0 where these are empty. */
export function blockShare(
  counts: Uint32Array,
  rows: readonly number[],
  columns: readonly number[],
  of: Exclude<Unit, "count">
): number {
  const whole = of === "row" ? blockSum(counts, rows, allClasses) : blockSum(counts, allClasses, columns);
  return whole === 0 ? 0 : blockSum(counts, rows, columns) / whole;
}

/** Chance of any false alarm among the hundred cells that are tested. */
export const level = 0.05;

/**
 * In which cells of the confusion matrix the two models differ by more than chance: 1 where McNemar's exact test of
 * the images that just one of them puts there, with Holm's correction for all cells, gives p ≤ `level`;
 * shape [10, 10]. Only for all images: any choice of them by what the models say would bend the test.
 */
export function changedCells({count, labels, models}: TestImages): Uint8Array {
  const [a, b] = [models.a.predictions, models.b.predictions];
  const onlyA = new Uint32Array(classCount * classCount);
  const onlyB = new Uint32Array(classCount * classCount);
  for (let i = 0; i < count; ++i) {
    if (a[i] === b[i]) continue;
    ++onlyA[classCount * labels[i]! + a[i]!]!;
    ++onlyB[classCount * labels[i]! + b[i]!]!;
  }
  const adjusted = holm(Float64Array.from(onlyA, (first, cell) => mcnemarExact(first, onlyB[cell]!)));
  return Uint8Array.from(adjusted, (log10PValue) => Number(log10PValue <= Math.log10(level)));
}

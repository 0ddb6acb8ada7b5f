import {imageSide, pixelCount} from "../../../data-loaders/dataset/examples.js";

/** An image of level 0 but for some pixels, each [row, column, level]. */
export function imageOf(...points: readonly (readonly [row: number, column: number, level: number])[]): Uint8Array {
  const image = new Uint8Array(pixelCount);
  for (const [row, column, level] of points) image[row * imageSide + column] = level;
  return image;
}

/** The pixels of an image that are not 0, in reading order, each [row, column, level]. */
export function pointsOf(image: Uint8Array): number[][] {
  const points = Array.from(image, (level, i) => [Math.floor(i / imageSide), i % imageSide, level]);
  return points.filter(([, , level]) => level !== 0);
}

/** One row of an image. */
export function rowOf(image: Uint8Array, row: number): number[] {
  return [...image.subarray(row * imageSide, (row + 1) * imageSide)];
}

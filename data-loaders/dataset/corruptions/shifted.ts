import {imageSide, pixelCount} from "../examples.js";

/** A direction to shift to: columns to the right, rows down. */
export type Direction = readonly [right: -1 | 0 | 1, down: -1 | 0 | 1];

/** The eight directions, clockwise from the right. */
export const directions: readonly Direction[] = [
  [1, 0],
  [1, 1],
  [0, 1],
  [-1, 1],
  [-1, 0],
  [-1, -1],
  [0, -1],
  [1, -1]
];

/**
 * An image shifted by whole pixels; level 0 moves in, and what leaves is lost.
 * @param pixels levels, shape [784]
 * @param distance px along each axis that the direction moves on, a whole number; a diagonal is √2 times as far
 */
export function shifted(pixels: Uint8Array, distance: number, [right, down]: Direction): Uint8Array {
  const image = new Uint8Array(pixelCount);
  for (let i = 0; i < pixelCount; ++i) {
    const column = (i % imageSide) - right * distance;
    const row = Math.floor(i / imageSide) - down * distance;
    const inside = column >= 0 && column < imageSide && row >= 0 && row < imageSide;
    if (inside) image[i] = pixels[row * imageSide + column]!;
  }
  return image;
}

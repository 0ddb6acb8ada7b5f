import {imageSide} from "../examples.js";

/** A square within an image, px. */
export interface Square {
  readonly left: number;
  readonly top: number;
  readonly side: number;
}

/**
 * An image of which a square is covered with level 0, the background on which the garments lie.
 * @param pixels levels, shape [784]
 * @param square wholly within the image
 */
export function occluded(pixels: Uint8Array, {left, top, side}: Square): Uint8Array {
  const image = Uint8Array.from(pixels);
  for (let row = top; row < top + side; ++row) {
    const start = row * imageSide + left;
    image.fill(0, start, start + side);
  }
  return image;
}

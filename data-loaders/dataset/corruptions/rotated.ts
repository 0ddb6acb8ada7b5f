import {imageSide, pixelCount} from "../examples.js";
import {roundedLevel} from "./roundedLevel.js";

/** An angle, as its cosine and sine; a positive sine turns clockwise. */
export interface Turn {
  readonly cosine: number;
  readonly sine: number;
}

/** The angles in use, by degrees. Written out, since engines differ in the last bit of Math.cos and Math.sin. */
export const turns: ReadonlyMap<number, Turn> = new Map([
  [5, {cosine: 0.9961946980917455, sine: 0.08715574274765818}],
  [15, {cosine: 0.9659258262890683, sine: 0.25881904510252074}],
  [25, {cosine: 0.9063077870366499, sine: 0.42261826174069944}],
  [35, {cosine: 0.8191520442889918, sine: 0.573576436351046}],
  [45, {cosine: 0.7071067811865476, sine: 0.7071067811865476}]
]);

const centre = (imageSide - 1) / 2;

/**
 * An image turned about its centre. Each pixel is read, bilinearly, from where it was before; beyond the border lies
 * level 0, and what leaves is lost.
 * @param pixels levels, shape [784]
 */
export function rotated(pixels: Uint8Array, {cosine, sine}: Turn): Uint8Array {
  const image = new Uint8Array(pixelCount);
  for (let i = 0; i < pixelCount; ++i) {
    const right = (i % imageSide) - centre;
    const down = Math.floor(i / imageSide) - centre;
    const column = cosine * right + sine * down + centre;
    const row = cosine * down - sine * right + centre;
    image[i] = roundedLevel(levelBetween(pixels, column, row));
  }
  return image;
}

/** The level at a place between four pixels, unrounded. */
function levelBetween(pixels: Uint8Array, column: number, row: number): number {
  const left = Math.floor(column);
  const top = Math.floor(row);
  const rightShare = column - left;
  const bottomShare = row - top;
  const upper = (1 - rightShare) * levelAt(pixels, left, top) + rightShare * levelAt(pixels, left + 1, top);
  const lower = (1 - rightShare) * levelAt(pixels, left, top + 1) + rightShare * levelAt(pixels, left + 1, top + 1);
  return (1 - bottomShare) * upper + bottomShare * lower;
}

function levelAt(pixels: Uint8Array, column: number, row: number): number {
  const inside = column >= 0 && column < imageSide && row >= 0 && row < imageSide;
  return inside ? pixels[row * imageSide + column]! : 0;
}

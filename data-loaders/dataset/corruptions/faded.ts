import {roundedLevel} from "./roundedLevel.js";

/**
 * An image of less contrast: each level is drawn towards the image's mean level, background and garment alike.
 * @param pixels levels of one image, any shape
 * @param remaining share of each level's distance to the mean that is kept, in [0, 1]
 */
export function faded(pixels: Uint8Array, remaining: number): Uint8Array {
  const mean = pixels.reduce((sum, level) => sum + level, 0) / pixels.length;
  return pixels.map((level) => roundedLevel(mean + (level - mean) * remaining));
}

import {pixelCount} from "./examples.js";

/**
 * Positions of images that equal an earlier one of the same set, pixel by pixel; ascending.
 * @param pixels shape [n, 784]
 */
export function repeatedImages(pixels: Uint8Array): number[] {
  const earlier = new Set<string>();
  return imageKeys(pixels).flatMap((key, i) => {
    if (earlier.has(key)) return [i];
    earlier.add(key);
    return [];
  });
}

/**
 * Positions of images in one set that equal any image of another, pixel by pixel; ascending.
 * @param pixels shape [n, 784]
 * @param others shape [m, 784]
 */
export function sharedImages(pixels: Uint8Array, others: Uint8Array): number[] {
  const known = new Set(imageKeys(others));
  return imageKeys(pixels).flatMap((key, i) => (known.has(key) ? [i] : []));
}

/** Each image as a string of one character per pixel, which a set hashes and compares whole. */
function imageKeys(pixels: Uint8Array): string[] {
  const bytes = Buffer.from(pixels.buffer, pixels.byteOffset, pixels.length);
  return Array.from({length: bytes.length / pixelCount}, (_, i) =>
    bytes.toString("latin1", i * pixelCount, (i + 1) * pixelCount)
  );
}

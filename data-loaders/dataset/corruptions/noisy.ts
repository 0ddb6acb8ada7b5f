import {roundedLevel} from "./roundedLevel.js";

/** Random words that a pixel's noise takes: twelve bytes. */
export const wordsPerPixel = 3;

const byteValues = 256;
const meanOfTwelve = (12 * (byteValues - 1)) / 2;

/**
 * An image with nearly Gaussian noise of its own at each pixel. A pixel's noise is the sum of twelve bytes, less its
 * mean, over 256: as the sum of twelve uniform numbers less six, its mean is 0, its standard deviation 1 (less 8e-6) and
 * its range ±6, and no logarithm or cosine is asked for. For a whole deviation the sum is exact before it is rounded.
 * @param pixels levels, any shape
 * @param deviation standard deviation, levels
 * @param words random, three a pixel
 */
export function noisy(pixels: Uint8Array, deviation: number, words: Uint32Array): Uint8Array {
  return Uint8Array.from(pixels, (level, i) => {
    let sum = 0;
    for (let w = i * wordsPerPixel; w < (i + 1) * wordsPerPixel; ++w) sum += byteSum(words[w]!);
    return roundedLevel(level + ((sum - meanOfTwelve) * deviation) / byteValues);
  });
}

function byteSum(word: number): number {
  return (word & 0xff) + ((word >>> 8) & 0xff) + ((word >>> 16) & 0xff) + (word >>> 24);
}

/** Images are compared at half their width. */
const width = 28;
const halfWidth = width / 2;

/** Values of an image at half its width. */
export const halfSize = halfWidth * halfWidth;

/** The directions in which images differ, found on known ones: their mean at half width, and their first components. */
export interface PixelSpace {
  /** In [0, 1]; shape [196]. */
  readonly mean: Float32Array;
  /** Orthogonal, of length 1; shape [componentCount, 196]. */
  readonly components: Float32Array;
}

/** Means of 2 × 2 pixels as shares of full intensity, [196]. @param pixels levels 0 to 255, [784] */
export function halved(pixels: Uint8Array): Float32Array {
  return Float32Array.from({length: halfSize}, (_, i) => {
    const at = 2 * (Math.floor(i / halfWidth) * width + (i % halfWidth));
    return (pixels[at]! + pixels[at + 1]! + pixels[at + width]! + pixels[at + width + 1]!) / (4 * 255);
  });
}

/**
 * What the components leave of an image: the root of the mean square, as a share of full intensity. Small where the
 * image is put together as known ones are.
 * @param pixels levels 0 to 255, [784]
 */
export function pixelDistance({mean, components}: PixelSpace, pixels: Uint8Array): number {
  const rest = halved(pixels).map((value, i) => value - mean[i]!);
  let square = sumOfProducts(rest, rest);
  for (let start = 0; start < components.length; start += halfSize) {
    square -= sumOfProducts(rest, components.subarray(start, start + halfSize)) ** 2;
  }
  return Math.sqrt(Math.max(0, square) / halfSize);
}

function sumOfProducts(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, i) => sum + value * b[i]!, 0);
}

import {imageSide, pixelCount} from "../examples.js";
import {roundedLevel} from "./roundedLevel.js";

/** The weight of the middle; the others are whole numbers too, so that no sum depends on its order. */
const middleWeight = 100_000;

const reach = 3;

/**
 * Weights of a Gaussian from its middle outwards, in whole hundred-thousandths of the middle's, up to three standard
 * deviations. Engines differ in the last bit of Math.exp; rounded so coarsely they agree.
 * @param sigma standard deviation, px, above 0
 * @returns shape [⌈3 sigma⌉ + 1]
 */
export function gaussianWeights(sigma: number): Float64Array {
  return Float64Array.from({length: Math.ceil(reach * sigma) + 1}, (_, distance) =>
    Math.round(middleWeight * Math.exp(-(distance * distance) / (2 * sigma * sigma)))
  );
}

/**
 * An image blurred by a Gaussian, along the rows and then along the columns, rounded once. Beyond its border lies level
 * 0, the background on which the garments lie.
 * @param pixels levels, shape [784]
 * @param sigma standard deviation, px, above 0
 */
export function blurred(pixels: Uint8Array, sigma: number): Uint8Array {
  const weights = gaussianWeights(sigma);
  const total = 2 * weights.reduce((sum, weight) => sum + weight, 0) - weights[0]!;
  const sums = weightedAlong(weightedAlong(Float64Array.from(pixels), weights, 1), weights, imageSide);
  return Uint8Array.from(sums, (sum) => roundedLevel(sum / (total * total)));
}

/** Weighted sums of the neighbours along an axis. @param stride of that axis: 1 within rows, 28 within columns */
function weightedAlong(values: Float64Array, weights: Float64Array, stride: number): Float64Array {
  const sums = new Float64Array(pixelCount);
  for (let i = 0; i < pixelCount; ++i) {
    const position = Math.floor(i / stride) % imageSide;
    const first = Math.max(-position, 1 - weights.length);
    const last = Math.min(imageSide - 1 - position, weights.length - 1);
    for (let offset = first; offset <= last; ++offset)
      sums[i]! += values[i + offset * stride]! * weights[Math.abs(offset)]!;
  }
  return sums;
}

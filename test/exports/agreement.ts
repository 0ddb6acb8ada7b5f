import {argmax} from "../../data-loaders/evaluation/argmax.js";

/** How two programs agree on the probabilities of the same images. */
export interface Agreement {
  readonly imageCount: number;
  /** Images that they take for different classes. */
  readonly otherClassCount: number;
  /** Largest difference of a probability; NaN where one is none. */
  readonly largestDifference: number;
}

/** @param probabilities of both; shape [n, 10] @throws RangeError if they are of different numbers of images */
export function agreement(first: Float32Array, second: Float32Array): Agreement {
  const [labels, others] = [argmax(first, 10), argmax(second, 10)];
  return {
    imageCount: labels.length,
    otherClassCount: labels.filter((label, i) => label !== others[i]).length,
    largestDifference: first.reduce((most, value, i) => Math.max(most, Math.abs(value - second[i]!)), 0)
  };
}

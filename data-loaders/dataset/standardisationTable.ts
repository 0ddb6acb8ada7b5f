import {levelCount, type PixelStatistics} from "./pixelStatistics.js";

/**
 * What each pixel level becomes: (level / 255 − mean) / standard deviation, rounded once, to float32.
 * @param statistics of the training split only, so that nothing of validation and test enters training
 * @returns shape [256]
 * @throws RangeError if the standard deviation is not positive
 */
export function standardisationTable({
  mean,
  standardDeviation
}: Pick<PixelStatistics, "mean" | "standardDeviation">): Float32Array {
  if (!(standardDeviation > 0))
    throw new RangeError(`invalid standard deviation: expected a positive number, got ${standardDeviation}`);
  return Float32Array.from({length: levelCount}, (_, level) => (level / (levelCount - 1) - mean) / standardDeviation);
}

import {levelCount, type PixelStatistics} from "./pixelStatistics.js";

/**
 * What each pixel level becomes: (level / 255 − mean) / deviation, rounded once, to float32.
 * @param statistics of the training split only, so that nothing of validation and test enters training
 * @returns shape [256]
 * @throws RangeError if the deviation is not positive
 */
export function standardisationTable({mean, deviation}: Pick<PixelStatistics, "mean" | "deviation">): Float32Array {
  if (!(deviation > 0)) throw new RangeError(`invalid deviation: expected a positive number, got ${deviation}`);
  return Float32Array.from({length: levelCount}, (_, level) => (level / (levelCount - 1) - mean) / deviation);
}

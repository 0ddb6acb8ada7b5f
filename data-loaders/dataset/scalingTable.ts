import {levelCount} from "./pixelStatistics.js";

/** What each pixel level becomes where nothing is standardised: level / 255, in [0, 1], rounded once, to float32. */
export function scalingTable(): Float32Array {
  return Float32Array.from({length: levelCount}, (_, level) => level / (levelCount - 1));
}

import {levelCount} from "../pixelStatistics.js";

/**
 * The whole level next to a value, 0 to 255: halves are rounded up, what lies beyond either end is taken to the end.
 * @param value a level before rounding, any finite number
 */
export function roundedLevel(value: number): number {
  return Math.min(Math.max(Math.floor(value + 0.5), 0), levelCount - 1);
}

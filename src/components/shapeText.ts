import {count} from "../lib/format.js";
import type {Stage} from "./networkStages.js";

/** A layer's output as height × width × channels, or a vector's length: "14 × 14 × 32", "3,136". */
export function shapeText({height, width, channelCount}: Pick<Stage, "height" | "width" | "channelCount">): string {
  return height === 1 && width === 1 ? count(channelCount) : `${height} × ${width} × ${channelCount}`;
}

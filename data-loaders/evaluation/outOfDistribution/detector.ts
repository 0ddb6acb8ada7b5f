import {layerDistance, type LayerSpace} from "./layerSpace.js";
import {pixelDistance, type PixelSpace} from "./pixelSpace.js";

/** How far an image may be from known ones, in two ways, before it counts as out of distribution. */
export interface Detector {
  readonly pixelSpace: PixelSpace;
  readonly layerSpace: LayerSpace;
  /** Largest distance by pixels that is usual. */
  readonly pixelLimit: number;
  /** Largest distance in the layer that is usual. */
  readonly layerLimit: number;
}

/** How far an image is from known ones, each distance as a multiple of its limit: above 1 is unusual. */
export interface Distances {
  readonly pixel: number;
  readonly layer: number;
}

/**
 * @param pixels levels 0 to 255, [784]
 * @param activations of the hidden layer for the same image, [unitCount]
 */
export function distancesOf(
  {pixelSpace, layerSpace, pixelLimit, layerLimit}: Detector,
  pixels: Uint8Array,
  activations: Float32Array
): Distances {
  return {
    pixel: pixelDistance(pixelSpace, pixels) / pixelLimit,
    layer: layerDistance(layerSpace, activations) / layerLimit
  };
}

/** Whether an image is further away than usual in either way. */
export function isOutside({pixel, layer}: Distances): boolean {
  return pixel > 1 || layer > 1;
}

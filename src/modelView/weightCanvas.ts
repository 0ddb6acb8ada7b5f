import {tags} from "../components/tags.js";
import {drawPixels} from "./pixelCanvas.js";

/** Hues of weights below and above zero: those of the sheets of first layers, data-loaders/tables/firstLayer.ts. */
const negative = [150, 88, 176] as const;
const positive = [54, 150, 84] as const;

/** Weights as an image, as opaque as they are large. @param weights [side, side] @param largest shown as full colour */
export function weightCanvas(weights: Float32Array, side: number, largest: number): HTMLCanvasElement {
  const canvas = tags.canvas({class: "weight-canvas", width: side, height: side}) as HTMLCanvasElement;
  drawWeights(canvas, weights, largest);
  return canvas;
}

/** Draws weights anew on a canvas of `weightCanvas`. */
export function drawWeights(canvas: HTMLCanvasElement, weights: Float32Array, largest: number): void {
  drawPixels(
    canvas,
    (place) => (weights[place]! < 0 ? negative : positive),
    (place) => (largest === 0 ? 0 : Math.abs(weights[place]!) / largest)
  );
}

import {elements} from "../components/elements.js";

/** Hues of weights below and above zero: those of the sheets of first layers, data-loaders/tables/firstLayer.ts. */
const negative = [150, 88, 176] as const;
const positive = [54, 150, 84] as const;

/** Weights as an image, as opaque as they are large. @param weights [side, side] @param largest shown as full colour */
export function weightCanvas(
  weights: Float32Array,
  side: number,
  largest: number,
  document: Document
): HTMLCanvasElement {
  const canvas = elements(document).canvas({class: "weight-canvas", width: side, height: side}) as HTMLCanvasElement;
  drawWeights(canvas, weights, largest);
  return canvas;
}

/** Draws weights anew on a canvas of `weightCanvas`. */
export function drawWeights(canvas: HTMLCanvasElement, weights: Float32Array, largest: number): void {
  const context = canvas.getContext("2d")!;
  const image = context.createImageData(canvas.width, canvas.height);
  weights.forEach((weight, i) => {
    image.data.set(weight < 0 ? negative : positive, 4 * i);
    image.data[4 * i + 3] = largest === 0 ? 0 : Math.round((255 * Math.abs(weight)) / largest);
  });
  context.putImageData(image, 0, 0);
}

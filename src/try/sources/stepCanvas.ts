import {elements} from "../../components/elements.js";
import type {PictureStep} from "../../lib/modelWorker.js";

/** A step of a picture, drawn. */
export function stepCanvas({width, height, rgba}: PictureStep, document: Document): HTMLCanvasElement {
  const canvas = elements(document).canvas({
    width,
    height,
    class: "picture-step",
    "aria-hidden": "true"
  }) as HTMLCanvasElement;
  canvas.getContext("2d")!.putImageData(new ImageData(rgba as Uint8ClampedArray<ArrayBuffer>, width, height), 0, 0);
  return canvas;
}

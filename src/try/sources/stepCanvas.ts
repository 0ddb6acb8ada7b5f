import {tags} from "../../components/tags.js";
import type {PictureStep} from "../../lib/modelWorker.js";

/** A step of a picture, drawn. */
export function stepCanvas({width, height, rgba}: PictureStep): HTMLCanvasElement {
  const canvas = tags.canvas({
    width,
    height,
    class: "picture-step",
    "aria-hidden": "true"
  }) as HTMLCanvasElement;
  canvas.getContext("2d")!.putImageData(new ImageData(rgba as Uint8ClampedArray<ArrayBuffer>, width, height), 0, 0);
  return canvas;
}

import {tags} from "../components/tags.js";
import {drawOpacities} from "./pixelCanvas.js";

const imageWidth = 28;

/** A canvas of an image's size. @param label for those who do not see it; none where words beside it say so */
export function imageCanvas(label: string): HTMLCanvasElement {
  const role = label === "" ? {"aria-hidden": "true"} : {role: "img", "aria-label": label};
  const size = {width: imageWidth, height: imageWidth};
  return tags.canvas({class: "garment-canvas", ...size, ...role}) as HTMLCanvasElement;
}

/** Draws levels as the opacity of black, which style sheets turn to what shows on the ground. @param pixels [784] */
export function drawInk(canvas: HTMLCanvasElement, pixels: Uint8Array): void {
  drawOpacities(canvas, (place) => pixels[place]! / 255);
}

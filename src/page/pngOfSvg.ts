import {pngOfCanvas} from "./pngOfCanvas.js";

/** Pixels of the picture per pixel of the drawing. */
const scale = 2;

/**
 * Renders an SVG as PNG, twice as fine as on the page.
 * @param width of the drawing, px; likewise height
 * @throws Error if the browser cannot read the SVG or has no room for the picture
 */
export async function pngOfSvg({
  text,
  width,
  height
}: {
  readonly text: string;
  readonly width: number;
  readonly height: number;
}): Promise<Blob> {
  const address = URL.createObjectURL(new Blob([text], {type: "image/svg+xml"}));
  try {
    const image = document.createElement("img");
    image.src = address;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = Math.ceil(width * scale);
    canvas.height = Math.ceil(height * scale);
    canvas.getContext("2d")!.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await pngOfCanvas(canvas);
  } finally {
    URL.revokeObjectURL(address);
  }
}

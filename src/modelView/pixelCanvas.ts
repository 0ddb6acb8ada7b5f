/** Levels from 0 to 255. */
export type Colour = readonly [red: number, green: number, blue: number];

/**
 * Draws a canvas anew, pixel by pixel in rows.
 * @param colourOf colour of a place
 * @param opacityOf its opacity, from 0 to 1
 */
export function drawPixels(
  canvas: HTMLCanvasElement,
  colourOf: (place: number) => Colour,
  opacityOf: (place: number) => number
): void {
  const context = pixelContext(canvas);
  const image = context.createImageData(canvas.width, canvas.height);
  const {data} = image;
  for (let place = 0; place < data.length / 4; ++place) {
    const colour = colourOf(place);
    data[4 * place] = colour[0];
    data[4 * place + 1] = colour[1];
    data[4 * place + 2] = colour[2];
    data[4 * place + 3] = 255 * opacityOf(place);
  }
  context.putImageData(image, 0, 0);
}

/** A canvas in the processor's memory: its pixels are written one by one. */
function pixelContext(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  return canvas.getContext("2d", {willReadFrequently: true})!;
}

const black = [0, 0, 0] as const;

/** Draws opacities, those of black, which a style sheet or a fill may tint. @param opacityOf from 0 to 1 */
export function drawOpacities(canvas: HTMLCanvasElement, opacityOf: (place: number) => number): void {
  drawPixels(canvas, () => black, opacityOf);
}

/**
 * Draws values as the opacity of a colour, those of `most` opaque.
 * @param values from 0 to `most`; fewer than the canvas has pixels leave the rest empty
 */
export function drawStrengths(canvas: HTMLCanvasElement, values: Float32Array, most: number, colour: string): void {
  drawOpacities(canvas, (place) => (most === 0 ? 0 : (values[place] ?? 0) / most));
  const context = pixelContext(canvas);
  context.globalCompositeOperation = "source-in";
  context.fillStyle = colour;
  context.fillRect(0, 0, canvas.width, canvas.height);
}

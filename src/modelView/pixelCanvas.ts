import {rgb} from "d3";

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
  const context = canvas.getContext("2d", {willReadFrequently: true})!;
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

/** Draws values as the opacity of a colour, those of `most` opaque. @param values from 0 to `most`; fewer leave the rest empty */
export function drawStrengths(canvas: HTMLCanvasElement, values: Float32Array, most: number, colour: string): void {
  const {r, g, b} = rgb(colour);
  const levels = [r, g, b] as const;
  drawPixels(
    canvas,
    () => levels,
    (place) => (most === 0 ? 0 : (values[place] ?? 0) / most)
  );
}

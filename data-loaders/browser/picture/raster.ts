/** An image of three colours. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  /** Red, green and blue, row by row, 0 to 255; shape [height, width, 3]. */
  readonly rgb: Uint8ClampedArray;
}

/** Colours of a pixel. */
export type Colour = readonly [red: number, green: number, blue: number];

export function colourAt({width, rgb}: Raster, x: number, y: number): Colour {
  const at = 3 * (y * width + x);
  return [rgb[at]!, rgb[at + 1]!, rgb[at + 2]!];
}

/** An image, pixel by pixel. */
export function rasterOf(width: number, height: number, colour: (x: number, y: number) => Colour): Raster {
  const rgb = new Uint8ClampedArray(3 * width * height);
  for (let y = 0; y < height; ++y) for (let x = 0; x < width; ++x) rgb.set(colour(x, y), 3 * (y * width + x));
  return {width, height, rgb};
}

/** How light a colour is, 0 to 255. Source: ITU-R BT.601, luma. */
export function luma([red, green, blue]: Colour): number {
  return 0.299 * red + 0.587 * green + 0.114 * blue;
}

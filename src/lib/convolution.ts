import type {Row} from "./schemas/tableSchemas.js";

/** Pixels across and down an image, and across and down a window. */
const [imageSide, windowSide] = [28, 3];

/** What a filter makes of one window of an image. */
export interface Convolved {
  /** Of the window's middle, from 0. */
  readonly row: number;
  readonly column: number;
  /** The window's nine pixels, row by row, standardised; 0 beyond the edge of the image. */
  readonly pixels: readonly number[];
  /** Nine, likewise. */
  readonly weights: readonly number[];
  readonly bias: number;
  /** The pixels times the weights, added up, and the bias. */
  readonly sum: number;
  /** What ReLU leaves of it. */
  readonly value: number;
}

/**
 * A window's sum of products with a filter, as the CNN's first convolution computes it, zeros around the image.
 * @param values of the image, [784]
 * @param place of the window's middle, row by row from 0
 */
export function convolved(
  values: ArrayLike<number>,
  {weights, bias}: Pick<Row<"filters">, "weights" | "bias">,
  place: number
): Convolved {
  const [row, column] = [Math.floor(place / imageSide), place % imageSide];
  const isInside = (at: number): boolean => at >= 0 && at < imageSide;
  const pixels = Array.from(weights, (_, i) => {
    const [y, x] = [row + Math.floor(i / windowSide) - 1, column + (i % windowSide) - 1];
    return isInside(y) && isInside(x) ? values[y * imageSide + x]! : 0;
  });
  const sum = pixels.reduce((total, pixel, i) => total + pixel * weights[i]!, bias);
  return {row, column, pixels, weights: Array.from(weights), bias, sum, value: Math.max(0, sum)};
}

import type {Row} from "../lib/schemas/tableSchemas.js";
import {tags} from "./tags.js";

const {img, span} = tags;

/** Addresses of sheets of images, by the sheets' names. */
export type Images = Readonly<Record<string, string>>;

export interface GarmentOptions {
  /** Width and height, px; a multiple of the cell's keeps the pixels even. Where absent, style sheets decide. */
  readonly size?: number;
  readonly images: Images;
  /** What it shows, for those who do not see it; empty where the words beside it say so. */
  readonly label?: string;
}

/** One small image out of a sheet: a window onto its cell. */
export function garment(
  {sheet, columnCount, cellCount}: Row<"sheets">,
  cell: number,
  {size, images, label = ""}: GarmentOptions
): HTMLElement {
  const style = [
    ...(size === undefined ? [] : [`--size:${size}px`]),
    `--columns:${columnCount}`,
    `--rows:${Math.ceil(cellCount / columnCount)}`,
    `--column:${cell % columnCount}`,
    `--row:${Math.floor(cell / columnCount)}`
  ].join(";");
  const image = img({src: images[sheet], alt: label, loading: "lazy", decoding: "async", draggable: "false"});
  return span({class: "garment", style}, image);
}

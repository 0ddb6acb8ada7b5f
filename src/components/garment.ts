import type {Row} from "../lib/schemas/tableSchemas.js";
import {elements} from "./elements.js";

export interface GarmentOptions {
  readonly document: Document;
  /** Width and height, px; a multiple of the cell's keeps the pixels even. Where absent, style sheets decide. */
  readonly size?: number;
  readonly sheetUrl: (sheet: string) => string;
  /** What it shows, for those who do not see it; empty where the words beside it say so. */
  readonly label?: string;
}

/** One small image out of a sheet: a window onto its cell. */
export function garment(
  {sheet, columnCount, cellCount}: Row<"sheets">,
  cell: number,
  {document, size, sheetUrl, label = ""}: GarmentOptions
): HTMLElement {
  const {span, img} = elements(document);
  const style = [
    ...(size === undefined ? [] : [`--size:${size}px`]),
    `--columns:${columnCount}`,
    `--rows:${Math.ceil(cellCount / columnCount)}`,
    `--column:${cell % columnCount}`,
    `--row:${Math.floor(cell / columnCount)}`
  ].join(";");
  const image = img({src: sheetUrl(sheet), alt: label, loading: "lazy", decoding: "async", draggable: "false"});
  return span({class: "garment", style}, image);
}

import type {Row} from "../lib/tableSchemas.js";
import {elements} from "./elements.js";

export interface GarmentOptions {
  readonly document: Document;
  /** Width and height, px; a multiple of the cell's keeps the pixels even. */
  readonly size: number;
  readonly sheetUrl: (sheet: string) => string;
  /** What it shows, for those who do not see it; empty where the words beside it say so. */
  readonly label?: string;
}

/** One small image out of a sheet: a window onto its cell. */
export function garment(
  {sheet, cellWidth, columnCount, cellCount}: Row<"sheets">,
  cell: number,
  {document, size, sheetUrl, label = ""}: GarmentOptions
): HTMLElement {
  const {span, img} = elements(document);
  const scale = size / cellWidth;
  const rowCount = Math.ceil(cellCount / columnCount);
  const style = [
    `width:${columnCount * cellWidth * scale}px`,
    `height:${rowCount * cellWidth * scale}px`,
    `left:${-(cell % columnCount) * size}px`,
    `top:${-Math.floor(cell / columnCount) * size}px`
  ].join(";");
  const image = img({src: sheetUrl(sheet), alt: label, style, loading: "lazy", decoding: "async", draggable: "false"});
  return span({class: "garment", style: `width:${size}px;height:${size}px`}, image);
}

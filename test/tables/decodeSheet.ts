import {decode} from "fast-png";
import type {Sheet} from "../../data-loaders/tables/sheet.js";

/** A sheet's PNG, decoded. */
export interface DecodedSheet {
  readonly width: number;
  readonly height: number;
  readonly channels: number;
  /** Levels of a cell, row by row. */
  readonly cell: (cell: number) => number[];
}

/** Reads a sheet as a browser would: its PNG alone, cut by the table's row. */
export function decodeSheet({png, row: {cellWidth, columnCount}}: Sheet): DecodedSheet {
  const {width, height, channels, data} = decode(png);
  const cell = (index: number): number[] => {
    const left = (index % columnCount) * cellWidth;
    const top = Math.floor(index / columnCount) * cellWidth;
    return Array.from({length: cellWidth}, (_, line) => {
      const start = ((top + line) * width + left) * channels;
      return Array.from(data.subarray(start, start + cellWidth * channels));
    }).flat();
  };
  return {width, height, channels, cell};
}

import {encode} from "fast-png";
import type {Row} from "../../src/lib/schemas/tableSchemas.js";
import {sha256} from "../store/sha256.js";

/** Many small images of one size in a PNG, cell after cell, row by row. */
export interface Sheet {
  readonly row: Row<"sheets">;
  readonly png: Uint8Array;
}

export interface SheetOptions {
  /** File name without .png. */
  readonly name: string;
  /** Width and height of a cell, px. */
  readonly cellWidth: number;
  readonly columnCount: number;
  /** 1 for grey, 4 for red, green, blue and opacity. */
  readonly channelCount: 1 | 4;
}

/** Of zlib: the highest takes several times as long for sheets that are hardly smaller. */
const compressionLevel = 6;

/**
 * Lays out images and packs them.
 * @param pixels levels 0 to 255, image after image; shape [cellCount, cellWidth, cellWidth, channelCount]
 */
export function sheet(pixels: Uint8Array, {name, cellWidth, columnCount, channelCount}: SheetOptions): Sheet {
  const lineBytes = cellWidth * channelCount;
  const cellCount = pixels.length / (cellWidth * lineBytes);
  const rowCount = Math.ceil(cellCount / columnCount);
  const data = new Uint8Array(rowCount * cellWidth * columnCount * lineBytes);
  for (let cell = 0; cell < cellCount; ++cell) {
    const left = (cell % columnCount) * lineBytes;
    const top = Math.floor(cell / columnCount) * cellWidth;
    for (let line = 0; line < cellWidth; ++line) {
      const from = (cell * cellWidth + line) * lineBytes;
      data.set(pixels.subarray(from, from + lineBytes), (top + line) * columnCount * lineBytes + left);
    }
  }
  return packed(data, cellCount, {name, cellWidth, columnCount, channelCount});
}

/**
 * Packs a picture whose cells are laid out already.
 * @param data levels 0 to 255, line after line, of whole rows of cells
 */
export function packed(data: Uint8Array, cellCount: number, options: SheetOptions): Sheet {
  const {name, cellWidth, columnCount, channelCount} = options;
  const width = columnCount * cellWidth;
  const size = {width, height: data.length / (width * channelCount)};
  const png = encode({...size, data, channels: channelCount, depth: 8}, {zlib: {level: compressionLevel}});
  return {png, row: {sheet: name, cellWidth, columnCount, cellCount, bytes: png.length, sha256: sha256(png)}};
}

import type {Row} from "../lib/schemas/tableSchemas.js";
import {remembered} from "./remembered.js";
import {verifiedFile} from "./verifiedFile.js";

/** A sheet of small grey images, its levels as the opacity of black: dark on any ground. */
export interface SheetPicture {
  readonly sheet: Row<"sheets">;
  readonly picture: HTMLCanvasElement;
}

/** Sheets as canvases can draw from them, each loaded and compared with its hash once. */
export interface SheetPictures {
  /** A sheet that is there already. */
  loaded(sheet: string): SheetPicture | undefined;
  /** @throws DataFileError if the file cannot be had or is not the one that the tables were made with */
  load(sheet: string): Promise<SheetPicture>;
}

/** @param sheets rows of table `sheets` */
export function sheetPictures(sheets: readonly Row<"sheets">[], document: Document): SheetPictures {
  const byName = new Map(sheets.map((sheet) => [sheet.sheet, sheet]));
  const there = new Map<string, SheetPicture>();
  const load = remembered(async (name: string): Promise<SheetPicture> => {
    const sheet = byName.get(name);
    if (sheet === undefined) throw new RangeError(`missing sheet: expected table sheets to hold ${name}, got none`);
    const file = `data/${name}.png`;
    const {sha256} = sheet;
    // Not by FileAttachment, which wants every name written out; and a part of the hash in the address, so that no
    // cache answers with the sheet of an older build.
    const href = `./_file/${file}?${sha256.slice(0, 16)}`;
    const bytes = await verifiedFile({file, href, sha256});
    const made = {sheet, picture: await inked(bytes, document)};
    there.set(name, made);
    return made;
  });
  return {loaded: (name) => there.get(name), load};
}

async function inked(png: Uint8Array<ArrayBuffer>, document: Document): Promise<HTMLCanvasElement> {
  const bitmap = await createImageBitmap(new Blob([png], {type: "image/png"}), {colorSpaceConversion: "none"});
  const canvas = document.createElement("canvas");
  canvas.width = bitmap.width;
  canvas.height = bitmap.height;
  const context = canvas.getContext("2d", {willReadFrequently: true})!;
  context.drawImage(bitmap, 0, 0);
  bitmap.close();
  const pixels = context.getImageData(0, 0, canvas.width, canvas.height);
  for (let i = 0; i < pixels.data.length; i += 4) {
    pixels.data[i + 3] = pixels.data[i]!;
    pixels.data[i] = pixels.data[i + 1] = pixels.data[i + 2] = 0;
  }
  context.putImageData(pixels, 0, 0);
  return canvas;
}

/** Levels of a cell, row by row; shape [cellWidth²]. */
export function cellLevels({sheet: {cellWidth, columnCount}, picture}: SheetPicture, cell: number): Uint8Array {
  const [left, top] = [(cell % columnCount) * cellWidth, Math.floor(cell / columnCount) * cellWidth];
  const {data} = picture.getContext("2d")!.getImageData(left, top, cellWidth, cellWidth);
  return Uint8Array.from({length: cellWidth * cellWidth}, (_, i) => data[4 * i + 3]!);
}

/** Draws a cell of a sheet over all of a context's square of so many pixels, as it is where they are as many. */
export function drawCell(
  context: CanvasRenderingContext2D,
  {sheet: {cellWidth, columnCount}, picture}: SheetPicture,
  cell: number,
  {x, y, size}: {readonly x: number; readonly y: number; readonly size: number}
): void {
  const [left, top] = [(cell % columnCount) * cellWidth, Math.floor(cell / columnCount) * cellWidth];
  context.imageSmoothingEnabled = false;
  context.drawImage(picture, left, top, cellWidth, cellWidth, x, y, size, size);
}

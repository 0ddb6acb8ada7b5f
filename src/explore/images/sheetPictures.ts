import {FileAttachment} from "observablehq:stdlib";
import type {Row} from "../../lib/schemas/tableSchemas.js";
import {integrityOf} from "../../page/integrityOf.js";
import {remembered} from "../../page/remembered.js";

/** A sheet of small grey images, its levels as the opacity of black: dark on any ground. */
export interface SheetPicture {
  readonly sheet: Row<"sheets">;
  readonly picture: HTMLCanvasElement;
}

/** Sheets as canvases can draw from them, each loaded and compared with its hash once. */
export interface SheetPictures {
  /** A sheet that is there already. */
  loaded(sheet: string): SheetPicture | undefined;
  /** @throws Error if the file cannot be had or is not the one that the tables were made with */
  load(sheet: string): Promise<SheetPicture>;
}

/** @param sheets rows of table `sheets` */
export function sheetPictures(sheets: readonly Row<"sheets">[]): SheetPictures {
  const byName = new Map(sheets.map((sheet) => [sheet.sheet, sheet]));
  const there = new Map<string, SheetPicture>();
  const load = remembered(async (name: string): Promise<SheetPicture> => {
    const sheet = byName.get(name);
    if (sheet === undefined) throw new RangeError(`missing sheet: expected table sheets to hold ${name}, got none`);
    const response = await fetch(sheetAddress(sheet), {integrity: integrityOf(sheet.sha256)});
    if (!response.ok) throw new Error(`cannot use ${name}.png: expected status 200, got ${response.status}`);
    const bytes = new Uint8Array(await response.arrayBuffer());
    const made = {sheet, picture: await inked(bytes)};
    there.set(name, made);
    return made;
  });
  return {loaded: (name) => there.get(name), load};
}

/**
 * Where a sheet lies. Their names come from the tables, and FileAttachment wants every name written out: so a build has
 * them under their own addresses, with the hash in the query, so that no cache answers with an older one; a preview has
 * them under the address of all files.
 */
function sheetAddress({sheet, sha256}: Row<"sheets">): string {
  const isPreview = new URL(FileAttachment("../../data/images/sheets.arrow").href).searchParams.has("sha");
  return `./${isPreview ? "_file/" : ""}data/images/${sheet}.png?${sha256.slice(0, 16)}`;
}

async function inked(png: Uint8Array<ArrayBuffer>): Promise<HTMLCanvasElement> {
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

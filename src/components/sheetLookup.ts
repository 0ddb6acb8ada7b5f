import type {Row} from "../lib/tableSchemas.js";
import type {Tables} from "../lib/tables.js";
import {garment, type GarmentOptions} from "./garment.js";

/** Finds an image among many sheets. */
export interface ImageFinder {
  /** The image of an example. @throws RangeError if the tables do not hold it */
  (example: number, options: GarmentOptions): HTMLElement;
}

/** Finds test images in the sheets. */
export function testImageFinder({"test-images": images, sheets}: Pick<Tables, "test-images" | "sheets">): ImageFinder {
  const places = new Map(images.map((row) => [row.example, row]));
  const bySheet = sheetsByName(sheets);
  return (example, options) => {
    const place = places.get(example);
    const sheet = place && bySheet.get(place.sheet);
    if (place === undefined || sheet === undefined) throw new RangeError(`missing test image: expected table test-images to hold ${example}`);
    return garment(sheet, place.cell, options);
  };
}

/** Sheets by their names. */
export function sheetsByName(sheets: readonly Row<"sheets">[]): ReadonlyMap<string, Row<"sheets">> {
  return new Map(sheets.map((sheet) => [sheet.sheet, sheet]));
}

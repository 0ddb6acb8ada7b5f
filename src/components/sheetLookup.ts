import type {Row} from "../lib/schemas/tableSchemas.js";
import type {Tables} from "../lib/tables.js";
import {garment, type GarmentOptions} from "./garment.js";

/** Makes the image of a test image. @throws RangeError if the tables do not hold it */
export type ImageFinder = (example: number, options: GarmentOptions) => HTMLElement;

/** Finds the test images of the report's own galleries in their own few sheets. */
export function highlightFinder({highlights, sheets}: Pick<Tables, "highlights" | "sheets">): ImageFinder {
  const byExample = new Map(highlights.map((row) => [row.example, row]));
  const byName = sheetsByName(sheets);
  return (example, options) => {
    const place = byExample.get(example);
    const sheet = place && byName.get(place.sheet);
    if (place === undefined || sheet === undefined)
      throw new RangeError(`missing image: expected a sheet to hold test image ${example}`);
    return garment(sheet, place.cell, options);
  };
}

/** Sheets by their names. */
export function sheetsByName(sheets: readonly Row<"sheets">[]): ReadonlyMap<string, Row<"sheets">> {
  return new Map(sheets.map((sheet) => [sheet.sheet, sheet]));
}

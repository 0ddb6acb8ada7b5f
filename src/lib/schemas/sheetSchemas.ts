import type {TableSchema} from "./column.js";
import {example, sha256, sheetCell, sheetName} from "./columns.js";

/** Tables of sheets: PNGs that hold many small images side by side. */
export const sheetSchemas = {
  sheets: {
    row: "a PNG that holds many small images side by side",
    columns: {
      sheet: {type: "utf8", meaning: "file name without .png"},
      cellWidth: {type: "uint8", meaning: "width and height of a cell, px"},
      columnCount: {type: "uint16", meaning: "cells in a row"},
      cellCount: {type: "uint16", meaning: "cells in use"},
      bytes: {type: "uint32", meaning: "file size"},
      sha256: sha256("the PNG")
    }
  },
  "test-images": {
    row: "a test image's place in the sheets, those hardest for the models first",
    columns: {
      example,
      sheet: sheetName,
      cell: sheetCell
    }
  },
  highlights: {
    row: "a test image that the report's own galleries show, in a sheet of its own so that it is there at once",
    columns: {
      example,
      sheet: sheetName,
      cell: sheetCell
    }
  }
} as const satisfies Record<string, TableSchema>;

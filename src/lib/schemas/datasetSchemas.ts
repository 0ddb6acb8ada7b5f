import type {TableSchema} from "./column.js";
import {label, pixels, sha256, share, sheetCell, sheetName, split, trainExample} from "./columns.js";

/** Tables of the data set. */
export const datasetSchemas = {
  "dataset-files": {
    row: "a file of the data set",
    columns: {
      file: {type: "utf8", meaning: "file name"},
      source: {type: "utf8", meaning: "kind of place it was found in"},
      exampleCount: {type: "uint32", meaning: "images or labels in it"},
      rawBytes: {type: "uint32", meaning: "unpacked size, bytes"},
      rawSha256: sha256("the unpacked bytes")
    }
  },
  audit: {
    row: "an integrity check of the data",
    columns: {
      check: {type: "utf8", meaning: "what was checked"},
      subject: {type: "utf8", meaning: "file or split"},
      expected: {type: "utf8", meaning: "value a sound data set has"},
      measured: {type: "utf8", meaning: "value found"},
      passed: {type: "bool", meaning: "whether the two agree"}
    }
  },
  "class-counts": {
    row: "a class in a split",
    columns: {split, label, count: {type: "uint32", meaning: "examples"}}
  },
  "class-pixels": {
    row: "a class of the training file",
    columns: {
      label,
      mean: pixels("mean image"),
      standardDeviation: pixels("standard deviation of each pixel")
    }
  },
  "class-intensities": {
    row: "a band of pixel levels in a class of the training file",
    columns: {
      label,
      level: {type: "uint8", meaning: "lowest level of the band of eight"},
      count: {type: "uint32", meaning: "pixels"}
    }
  },
  "pixel-statistics": {
    row: "a split's pixels on the scale 0 to 1",
    columns: {
      split,
      exampleCount: {type: "uint32", meaning: "examples"},
      mean: share("mean of all pixels; the train row standardises every split"),
      standardDeviation: share("standard deviation of all pixels; the train row standardises every split"),
      minimum: {type: "uint8", meaning: "smallest level, before scaling"},
      maximum: {type: "uint8", meaning: "largest level, before scaling"}
    }
  },
  samples: {
    row: "a training image chosen to show its class",
    columns: {
      label,
      example: trainExample,
      sheet: sheetName,
      cell: sheetCell
    }
  }
} as const satisfies Record<string, TableSchema>;

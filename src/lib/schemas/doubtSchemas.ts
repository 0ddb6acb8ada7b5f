import type {TableSchema} from "./column.js";
import {positive, label, model, example, share, trainExample, sheetName, sheetCell, wilson} from "./columns.js";

/** Tables of doubtful labels and of near duplicates, and of accuracy without them. */
export const doubtSchemas = {
  "label-errors": {
    row: "a training image whose label networks that did not see it doubt most, or that was called wrong before",
    columns: {
      example: trainExample,
      label,
      suggestion: {type: "uint8", meaning: "class that they suggest", range: [0, 9]},
      selfConfidence: share("probability that they give the label"),
      rank: {type: "uint16", meaning: "place among the images of its label, the most doubtful first, from 1"},
      isSuspect: {type: "bool", meaning: "whether confident learning counts it as mislabelled"},
      isKnown: {type: "bool", meaning: "whether an earlier publication calls its label wrong"},
      sheet: sheetName,
      cell: sheetCell
    }
  },
  "label-error-joint": {
    row: "a pair of given and suggested class of the training images",
    columns: {
      label,
      suggestion: {type: "uint8", meaning: "suggested class index", range: [0, 9]},
      confidentCount: {type: "uint16", meaning: "images of the confident joint"},
      estimatedCount: {type: "float32", meaning: "images estimated, from the calibrated joint", range: positive}
    }
  },
  "set-aside": {
    row: "a core model's accuracy on a part of the test images",
    columns: {
      model,
      part: {
        type: "utf8",
        meaning: "all, those with a suspect label by confident learning, or the others",
        oneOf: ["all", "suspect", "other"]
      },
      count: {type: "uint16", meaning: "images"},
      accuracy: share("share classified correctly"),
      lower: wilson("lower", "accuracy"),
      upper: wilson("upper", "accuracy")
    }
  },
  "near-duplicates": {
    row: "a test image and the training image nearest to it, pixel by pixel",
    columns: {
      example,
      neighbour: trainExample,
      neighbourLabel: {type: "uint8", meaning: "its class index", range: [0, 9]},
      distance: {type: "float32", meaning: "Euclidean distance over the 784 levels", range: positive}
    }
  },
  "duplicate-bands": {
    row: "a tenth of the test images by distance from the nearest training image, seen by a core model",
    columns: {
      model,
      band: {type: "uint8", meaning: "tenth, from 1, the nearest"},
      from: {type: "float32", meaning: "least distance in it, levels", range: positive},
      to: {type: "float32", meaning: "largest distance in it, levels", range: positive},
      count: {type: "uint16", meaning: "images"},
      accuracy: share("share classified correctly"),
      lower: wilson("lower", "accuracy"),
      upper: wilson("upper", "accuracy")
    }
  },
  "nearest-pairs": {
    row: "one of the nearest pairs of a test and a training image",
    columns: {
      example,
      neighbour: trainExample,
      label,
      neighbourLabel: {type: "uint8", meaning: "class of the training image", range: [0, 9]},
      distance: {type: "float32", meaning: "Euclidean distance over the 784 levels", range: positive},
      sheet: sheetName,
      cell: {type: "uint16", meaning: "place of the test image; the training image follows it"}
    }
  }
} as const satisfies Record<string, TableSchema>;

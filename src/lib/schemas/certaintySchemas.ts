import type {TableSchema} from "./column.js";
import {example, fraction, label, model, nullable, positive, prediction, share, sheetName, wilson} from "./columns.js";
import {simpleMethods, sliceMeasures} from "./vocabulary.js";

/** Tables of when the networks can be relied on. */
export const certaintySchemas = {
  "prediction-sets": {
    row: "sets of classes that a core model gives its test images, over all of them or those of one class",
    columns: {
      model,
      wanted: share("share of the sets that are to hold the label"),
      thresholds: {
        type: "utf8",
        meaning: "conformal thresholds, taken from the validation images: one, or one for each class",
        oneOf: ["one", "by class"]
      },
      label: nullable({...label, meaning: "true class index; none for all images"}),
      count: {type: "uint16", meaning: "images"},
      coverage: share("share of the sets that hold the label"),
      lower: wilson("lower", "the coverage"),
      upper: wilson("upper", "the coverage"),
      meanSize: {type: "float32", meaning: "mean number of classes in a set", range: [0, 10]},
      emptyCount: {type: "uint16", meaning: "sets without a class"},
      singleCount: {type: "uint16", meaning: "sets of one class"}
    }
  },
  "risk-coverage": {
    row: "a core model's errors if it answers only the test images that it is most confident of",
    columns: {
      model,
      wanted: share("share of the images that are to be answered"),
      coverage: share("share that is answered: more where confidences are equal"),
      threshold: share("least confidence that is answered"),
      risk: share("share of the answers that are wrong")
    }
  },
  "overall-measures": {
    row: "a measure of a core model that is one number over all test images",
    columns: {
      model,
      measure: {
        type: "utf8",
        meaning:
          "Cohen's kappa and Matthews' correlation of labels and predictions; mean risk over all numbers of answered images",
        oneOf: ["kappa", "matthews", "risk-coverage area"]
      },
      value: {type: "float32", meaning: "its value", range: [-1, 1]}
    }
  },
  slices: {
    row: "test images of odd numbers with a measure in one fifth of its range, and how a core model fares on them",
    columns: {
      model,
      measure: {
        type: "utf8",
        meaning:
          "ink: share of pixels with some; darkness: mean level of those; slenderness: height by width of what they fill; asymmetry: share of ink without its mirror image; distance: to the nearest training image, levels",
        oneOf: sliceMeasures
      },
      part: {type: "uint8", meaning: "fifth, from 1; cut by the images of even numbers", range: [1, 5]},
      from: {type: "float32", meaning: "lower end", range: [0, Infinity]},
      to: {type: "float32", meaning: "upper end, in it", range: [0, Infinity]},
      count: {type: "uint16", meaning: "images"},
      errorRate: share("share named wrongly"),
      lower: wilson("lower", "the error rate"),
      upper: wilson("upper", "the error rate"),
      isSuspected: {type: "bool", meaning: "whether the images of even numbers name it the worst of its measure"},
      log10AdjustedPValue: nullable({
        type: "float32",
        meaning:
          "log10 of Holm's adjusted p that a suspected part is like the rest, Welch's two-sided t test, over all models and measures",
        range: [-Infinity, 0]
      })
    }
  },
  votes: {
    row: "what several seeds of a core model say together of the test images",
    columns: {
      model,
      memberCount: {type: "uint8", meaning: "seeds, the first ones; each has one vote, the lowest seed decides ties"},
      accuracy: share("share of the images of which the vote is right"),
      lower: wilson("lower", "the accuracy"),
      upper: wilson("upper", "the accuracy"),
      meanAccuracy: share("mean of the members' own accuracies"),
      unanimousShare: share("share of the images of which all say the same"),
      unanimousAccuracy: {type: "float32", meaning: "share of those of which they are right", range: fraction}
    }
  },
  "seed-luck": {
    row: "test images that so many seeds of a core model get right",
    columns: {
      model,
      seedCount: {type: "uint8", meaning: "seeds that were asked"},
      rightCount: {type: "uint8", meaning: "seeds that are right"},
      count: {type: "uint16", meaning: "images"}
    }
  },
  "simple-methods": {
    row: "a method without a network, and how it does on the test images",
    columns: {
      method: {type: "utf8", meaning: "what names the classes", oneOf: simpleMethods},
      trainingCount: {type: "uint16", meaning: "training images that it has"},
      cost: nullable({
        type: "float32",
        meaning: "weight of the losses, C, that the validation images chose; none where nothing is set",
        range: positive
      }),
      validationAccuracy: nullable(share("share of the validation images named rightly with that weight")),
      count: {type: "uint16", meaning: "test images"},
      accuracy: share("share of them named rightly"),
      lower: wilson("lower", "the accuracy"),
      upper: wilson("upper", "the accuracy")
    }
  },
  "smallest-changes": {
    row: "a test image, and the smallest change found that changes a core model's answer",
    columns: {
      model,
      example,
      label,
      answer: {...prediction, meaning: "class that the unchanged image is taken for"},
      prediction: {...prediction, meaning: "class that the changed image is taken for"},
      distance: {
        type: "float32",
        meaning: "Euclidean length of the change, pixels from 0 to 1: an upper bound of the smallest",
        range: positive
      }
    }
  },
  "changed-images": {
    row: "a test image that is shown with the smallest change found for each core model",
    columns: {
      example,
      label,
      sheet: sheetName,
      cell: {type: "uint16", meaning: "place of the test image; changed for the ANN and for the CNN, it follows"}
    }
  }
} as const satisfies Record<string, TableSchema>;

import {patchCount} from "../patches.js";
import type {TableSchema} from "./column.js";
import {fraction, positive, label, prediction, model, example, share, nats, place} from "./columns.js";

/** Tables of single test images as the core models see them. */
export const imageSchemas = {
  predictions: {
    row: "a test image seen by a core model",
    columns: {
      model,
      example,
      label,
      prediction,
      probabilities: {type: "float32", meaning: "softmax output by class", length: 10, range: fraction},
      loss: nats("cross-entropy of the true class")
    }
  },
  outcomes: {
    row: "a test image as both core models see it: what the explorer filters and sorts by, without the probabilities",
    columns: {
      example,
      label,
      annPrediction: prediction,
      annConfidence: share("largest probability of the ANN"),
      annLoss: nats("cross-entropy of the true class in the ANN"),
      cnnPrediction: prediction,
      cnnConfidence: share("largest probability of the CNN"),
      cnnLoss: nats("cross-entropy of the true class in the CNN")
    }
  },
  measures: {
    row: "a test image as both core models see it: what the explorer sorts and filters by besides `outcomes`",
    columns: {
      example,
      annMargin: share("largest probability of the ANN less its second largest"),
      annEntropy: nats("Shannon entropy of the ANN's probabilities"),
      cnnMargin: share("largest probability of the CNN less its second largest"),
      cnnEntropy: nats("Shannon entropy of the CNN's probabilities"),
      disagreement: share("total variation distance between the two models' probabilities")
    }
  },
  map: {
    row: "a test image's places on maps of the models' last hidden layers",
    columns: {
      example,
      annPcaX: place("ANN, first principal component"),
      annPcaY: place("ANN, second principal component"),
      annUmapX: place("ANN, UMAP, across"),
      annUmapY: place("ANN, UMAP, upwards"),
      cnnPcaX: place("CNN, first principal component"),
      cnnPcaY: place("CNN, second principal component"),
      cnnUmapX: place("CNN, UMAP, across"),
      cnnUmapY: place("CNN, UMAP, upwards")
    }
  },
  "principal-components": {
    row: "a principal component of a core model's last hidden layer on the test images",
    columns: {
      model,
      component: {type: "uint8", meaning: "place by variance, from 1"},
      varianceShare: share("share of the layer's variance along it")
    }
  },
  neighbours: {
    row: "a test image and the training images that lie nearest to it in the CNN's last hidden layer",
    columns: {
      example,
      neighbours: {
        type: "uint16",
        meaning: "positions in the training file, from 0, nearest first",
        length: 5,
        range: [0, 59999]
      },
      neighbourLabels: {type: "uint8", meaning: "their class indices", length: 5, range: [0, 9]},
      distances: {type: "float32", meaning: "Euclidean distances of their activations", length: 5, range: positive},
      sheet: {type: "utf8", meaning: "sheet that shows them"},
      cell: {type: "uint16", meaning: "place in the sheet of the nearest, from 0; the others follow"}
    }
  },
  occlusion: {
    row: "what a core model makes of a test image, misclassified by it or by the other, with each patch of it covered",
    columns: {
      model,
      example,
      confidences: {
        type: "float32",
        meaning: "probability of the class that is predicted of the whole image, by patch covered, row by row",
        length: patchCount,
        range: fraction
      },
      predictions: {
        type: "uint8",
        meaning: "predicted class index by patch covered, row by row",
        length: patchCount,
        range: [0, 9]
      }
    }
  }
} as const satisfies Record<string, TableSchema>;

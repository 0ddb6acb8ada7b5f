import {patchCount} from "./patches.js";

/**
 * Every table of the report: what a row is, and each column's Arrow type, unit and range.
 * Writers, readers, row types, checks and docs/data-reference.md all derive from this one place.
 */

/** Arrow types in use: no 64-bit integers; strings are dictionary-encoded; float32 as computed. */
export type ColumnType = "utf8" | "bool" | "uint8" | "uint16" | "uint32" | "float32";

export interface Column {
  readonly type: ColumnType;
  /** Meaning and unit, one line, for the data reference. */
  readonly meaning: string;
  /** Length of a fixed-size list of `type`; a plain value where absent. */
  readonly length?: number;
  /** Smallest and largest valid value, inclusive. */
  readonly range?: readonly [number, number];
  /** The only valid strings. */
  readonly oneOf?: readonly string[];
  /** True where a row may hold no value. */
  readonly nullable?: boolean;
}

export interface TableSchema {
  /** What one row stands for. */
  readonly row: string;
  readonly columns: Readonly<Record<string, Column>>;
}

export const splits = ["train", "validation", "test"] as const;
export type Split = (typeof splits)[number];

export const models = ["ann", "cnn"] as const;
export type Model = (typeof models)[number];

export const verdicts = [
  "reproduced",
  "not reproduced",
  "contradicted inside the source",
  "not testable",
  "not measured yet"
] as const;
export type Verdict = (typeof verdicts)[number];

/** What a variant is trained for. */
export const variantGroups = ["source", "ablation", "proposal", "fold", "transfer", "trial"] as const;
export type VariantGroup = (typeof variantGroups)[number];

/** Measures of a run that are compared over seeds. */
export const seedMeasures = [
  "testAccuracy",
  "testLoss",
  "validationAccuracy",
  "validationLoss",
  "trainAccuracy",
  "gap"
] as const;
export type SeedMeasure = (typeof seedMeasures)[number];

/** How an interval of a difference comes about. */
export const changeMethods = ["paired t over seeds", "paired bootstrap over images"] as const;

export const corruptionKinds = ["noise", "blur", "shift", "rotation", "contrast", "occlusion"] as const;

const fraction = [0, 1] as const;
const positive = [0, Infinity] as const;
const label = {type: "uint8", meaning: "true class index", range: [0, 9]} as const;
const prediction = {type: "uint8", meaning: "predicted class index", range: [0, 9]} as const;
const model = {type: "utf8", meaning: "network", oneOf: models} as const;
const split = {type: "utf8", meaning: "part of the data", oneOf: splits} as const;
const run = {type: "utf8", meaning: "run: variant and seed"} as const;
const example = {type: "uint16", meaning: "position in the test file, from 0", range: [0, 9999]} as const;
const sha256 = (what: string) => ({type: "utf8", meaning: `SHA-256 of ${what}, hexadecimal`}) as const;
const share = (meaning: string) => ({type: "float32", meaning, range: fraction}) as const;
const nats = (meaning: string) => ({type: "float32", meaning: `${meaning}, nats`, range: positive}) as const;
const place = (meaning: string) => ({type: "float32", meaning, range: [-Infinity, Infinity]}) as const;
const difference = (meaning: string) => ({type: "float32", meaning, range: [-Infinity, Infinity]}) as const;
const nullable = <C extends Column>(column: C) => ({...column, nullable: true}) as const;
const trainExample = {type: "uint16", meaning: "position in the training file, from 0", range: [0, 59999]} as const;
const sheetName = {type: "utf8", meaning: "sheet that shows it"} as const;
const sheetCell = {type: "uint16", meaning: "place in the sheet, from 0"} as const;
const corruptionKind = {type: "utf8", meaning: "what is done to the images", oneOf: corruptionKinds} as const;
const pValue = (meaning: string) => ({type: "float32", meaning, range: fraction}) as const;
const wilson = (bound: "lower" | "upper", of: string) => share(`${bound} bound of the 95 % Wilson interval of ${of}`);
const pixels = (meaning: string) =>
  ({type: "float32", meaning: `${meaning}, row by row, levels`, length: 784, range: [0, 255]}) as const;

export const tableSchemas = {
  runs: {
    row: "a run: one variant trained with one seed",
    columns: {
      run,
      model,
      variant: {type: "utf8", meaning: "what was trained: a model as the protocol says, or with one thing changed"},
      seed: {type: "uint32", meaning: "seed of every random draw"},
      profile: {type: "utf8", meaning: "amount of training: quick is a small part of it", oneOf: ["quick", "core"]},
      origin: {type: "utf8", meaning: "trained by this build, or recorded earlier", oneOf: ["build", "recorded"]},
      isStale: {type: "bool", meaning: "whether it would be trained otherwise today"},
      parameterCount: {type: "uint32", meaning: "trained parameters"},
      forwardFlops: {type: "uint32", meaning: "floating-point operations of one image's forward pass"},
      epochCount: {type: "uint16", meaning: "passes over the training split"},
      batchSize: {type: "uint16", meaning: "examples per step"},
      learningRate: {type: "float32", meaning: "largest step size of the optimiser", range: positive},
      trainCount: {type: "uint32", meaning: "examples in the training split"},
      trainAccuracy: share("accuracy on the whole training split, dropout off"),
      trainLoss: nats("mean cross-entropy on the whole training split, dropout off"),
      validationAccuracy: share("accuracy on the validation split"),
      validationLoss: nats("mean cross-entropy on the validation split"),
      testAccuracy: share("accuracy on the test split"),
      testLoss: nats("mean cross-entropy on the test split"),
      trainSeconds: {type: "float32", meaning: "wall time of the training steps, s", range: positive},
      inferenceMicroseconds: {type: "float32", meaning: "wall time per test image, one core, µs", range: positive},
      workerCount: {type: "uint8", meaning: "worker threads that trained it"},
      weightsSha256: sha256("the final parameters as little-endian float32"),
      datasetSha256: sha256("the four raw files' hashes"),
      startedAt: {type: "utf8", meaning: "start of training, ISO 8601, UTC"},
      machine: {type: "utf8", meaning: "processor, cores, system and Node version"}
    }
  },
  epochs: {
    row: "a run's epoch on a split",
    columns: {
      run,
      epoch: {type: "uint16", meaning: "epoch, from 1"},
      split: {...split, oneOf: ["train", "validation"]},
      accuracy: share("train: running average, dropout on; validation: after the epoch, dropout off"),
      loss: nats("mean cross-entropy, measured as accuracy is"),
      seconds: {type: "float32", meaning: "wall time, s", range: positive}
    }
  },
  "recorded-epochs": {
    row: "an epoch of a recorded run of the source's models, their ablations or the proposals, on a split",
    columns: {
      run,
      epoch: {type: "uint16", meaning: "epoch, from 1"},
      split: {...split, oneOf: ["train", "validation"]},
      accuracy: share("training: running average with dropout on; validation: after the epoch, dropout off"),
      loss: nats("mean cross-entropy, measured likewise"),
      seconds: {type: "float32", meaning: "wall time, s, beside whatever else the machine did", range: positive}
    }
  },
  variants: {
    row: "something that was trained: a model as the protocol says, or with something changed",
    columns: {
      variant: {type: "utf8", meaning: "its name"},
      model: {...model, meaning: "the source's kind of network that it is"},
      group: {type: "utf8", meaning: "what it is trained for", oneOf: variantGroups},
      change: {type: "utf8", meaning: "what is changed, in words; empty for the two models themselves"},
      base: {type: "utf8", meaning: "variant that it is held against; empty where there is none"},
      parameterCount: {type: "uint32", meaning: "trained parameters"},
      forwardFlops: {type: "uint32", meaning: "floating-point operations of one image's forward pass"},
      epochCount: {type: "uint16", meaning: "passes over the training split"},
      labelsPerClass: nullable({type: "uint16", meaning: "labels known of each class, where not all are"}),
      seedCount: {type: "uint8", meaning: "seeds of which a run is known"}
    }
  },
  seeds: {
    row: "a measure of a variant over its seeds",
    columns: {
      variant: {type: "utf8", meaning: "what was trained"},
      measure: {
        type: "utf8",
        meaning: "shares, or mean cross-entropy in nats; gap is training less validation accuracy, dropout off",
        oneOf: seedMeasures
      },
      seedCount: {type: "uint8", meaning: "seeds"},
      mean: difference("mean over the seeds"),
      deviation: nullable(difference("sample standard deviation; none for one seed")),
      lower: nullable(difference("lower bound of the mean's 95 % t interval; none for one seed")),
      upper: nullable(difference("upper bound of it"))
    }
  },
  changes: {
    row: "a variant held against its base on the same seeds, by one measure",
    columns: {
      variant: {type: "utf8", meaning: "what was trained"},
      base: {type: "utf8", meaning: "what it is held against"},
      measure: {type: "utf8", meaning: "as in table seeds", oneOf: seedMeasures},
      seedCount: {type: "uint8", meaning: "seeds that both were trained with"},
      difference: difference("variant less base, mean over the seeds"),
      lower: difference("lower bound of the difference's 95 % interval"),
      upper: difference("upper bound of it"),
      method: {
        type: "utf8",
        meaning: "how interval and p came about; over images, p is McNemar's exact",
        oneOf: changeMethods
      },
      pValue: pValue("two-sided p of no difference"),
      adjustedPValue: pValue("the same after Holm's correction for all variants of the measure")
    }
  },
  pairs: {
    row: "two runs compared on the same 10,000 test images",
    columns: {
      run: {type: "utf8", meaning: "first run"},
      other: {type: "utf8", meaning: "second run"},
      onlyRunCount: {type: "uint16", meaning: "images only the first gets right"},
      onlyOtherCount: {type: "uint16", meaning: "images only the second gets right"},
      neitherCount: {type: "uint16", meaning: "images neither gets right"},
      log10PValue: {type: "float32", meaning: "log10 of McNemar's exact two-sided p", range: [-Infinity, 0]}
    }
  },
  trials: {
    row: "a trial of hyperparameters on a rung of successive halving",
    columns: {
      trial: {type: "uint8", meaning: "trial, from 1"},
      learningRate: {type: "float32", meaning: "step size of Adam", range: positive},
      batchSize: {type: "uint16", meaning: "examples per step"},
      dropout: share("share of dense units dropped"),
      width: {type: "float32", meaning: "filters and dense units, as a multiple of the source's", range: positive},
      epochCount: {type: "uint16", meaning: "epochs of the rung"},
      validationAccuracy: share("accuracy on the validation split, by which trials go on"),
      isKept: {type: "bool", meaning: "whether it goes on to the next rung, or on the last is chosen"}
    }
  },
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
  },
  confusion: {
    row: "a cell of a run's confusion matrix",
    columns: {run, split, label, prediction, count: {type: "uint32", meaning: "examples"}}
  },
  "class-metrics": {
    row: "a class in a run, on the test split",
    columns: {
      run,
      label,
      precision: share("share of the examples predicted as the class that are of it"),
      precisionLower: wilson("lower", "precision"),
      precisionUpper: wilson("upper", "precision"),
      recall: share("share of the class's examples that are predicted as it"),
      recallLower: wilson("lower", "recall"),
      recallUpper: wilson("upper", "recall"),
      f1: share("harmonic mean of precision and recall"),
      f1Lower: wilson("lower", "F1, through the Jaccard index"),
      f1Upper: wilson("upper", "F1, through the Jaccard index"),
      support: {type: "uint32", meaning: "examples of the class"}
    }
  },
  reliability: {
    row: "test images of which a core model's confidence lies in a band; bands without images are left out",
    columns: {
      model,
      from: share("lower end of the band, not in it"),
      to: share("upper end of the band, in it"),
      count: {type: "uint32", meaning: "images"},
      meanConfidence: share("mean confidence"),
      accuracy: share("share predicted rightly"),
      lower: wilson("lower", "accuracy"),
      upper: wilson("upper", "accuracy")
    }
  },
  calibration: {
    row: "how well a run's probabilities say how often they are right, on the test split",
    columns: {
      run,
      scaling: {
        type: "utf8",
        meaning: "probabilities as trained, or with logits divided by a temperature fitted on validation",
        oneOf: ["as trained", "temperature"]
      },
      temperature: {type: "float32", meaning: "what the logits are divided by", range: positive},
      equalWidthError: share("expected calibration error, 15 bins of equal width"),
      equalMassError: share("expected calibration error, 15 bins of equal mass"),
      brierScore: {type: "float32", meaning: "sum of squared differences over the classes", range: [0, 2]},
      loss: nats("mean cross-entropy"),
      overconfidence: {type: "float32", meaning: "mean confidence less accuracy", range: [-1, 1]}
    }
  },
  curves: {
    row: "a point of a core model's curve for one class against all others, on the test split, thinned",
    columns: {
      model,
      label: {type: "uint8", meaning: "class", range: [0, 9]},
      kind: {type: "utf8", meaning: "kind of curve", oneOf: ["roc", "precision-recall"]},
      x: share("roc: false positive rate; precision-recall: recall"),
      y: share("roc: true positive rate; precision-recall: precision")
    }
  },
  "curve-areas": {
    row: "a class of a core model: areas under its curves, on the test split",
    columns: {
      model,
      label: {type: "uint8", meaning: "class", range: [0, 9]},
      rocArea: share("area under the ROC curve, by the trapezoid rule on all thresholds"),
      averagePrecision: share("average precision on all thresholds")
    }
  },
  "macro-metrics": {
    row: "a measure of a core model averaged over the classes, on the test split",
    columns: {
      model,
      measure: {type: "utf8", meaning: "measure", oneOf: ["precision", "recall", "f1"]},
      value: share("mean over the ten classes"),
      lower: share("lower bound, 95 % percentile bootstrap over images"),
      upper: share("upper bound of it")
    }
  },
  robustness: {
    row: "a recorded run's accuracy on the test images under a corruption",
    columns: {
      run,
      model,
      kind: corruptionKind,
      strength: {type: "uint8", meaning: "0 for the images as they are, then 1 to 5", range: [0, 5]},
      correctCount: {type: "uint16", meaning: "test images predicted rightly"},
      accuracy: share("share of the 10,000 test images predicted rightly")
    }
  },
  corruptions: {
    row: "a corruption of one test image, to be seen",
    columns: {
      kind: corruptionKind,
      strength: {type: "uint8", meaning: "1 to 5", range: [1, 5]},
      parameter: {type: "utf8", meaning: "what the strength sets, with its unit"},
      value: {type: "float32", meaning: "value of the parameter", range: positive},
      example,
      sheet: sheetName,
      cell: sheetCell
    }
  },
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
      accuracy: share("share predicted rightly"),
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
      accuracy: share("share predicted rightly"),
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
  },
  comparisons: {
    row: "two runs compared on the same test images",
    columns: {
      run: {type: "utf8", meaning: "first run"},
      other: {type: "utf8", meaning: "second run"},
      bothCount: {type: "uint32", meaning: "images both get right"},
      onlyRunCount: {type: "uint32", meaning: "images only the first gets right"},
      onlyOtherCount: {type: "uint32", meaning: "images only the second gets right"},
      neitherCount: {type: "uint32", meaning: "images neither gets right"},
      difference: {type: "float32", meaning: "accuracy of the second minus the first", range: [-1, 1]},
      lower: {type: "float32", meaning: "lower bound, paired bootstrap, 95 %", range: [-1, 1]},
      upper: {type: "float32", meaning: "upper bound, paired bootstrap, 95 %", range: [-1, 1]},
      log10PValue: {type: "float32", meaning: "log10 of McNemar's exact two-sided p", range: [-Infinity, 0]}
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
      deviation: pixels("standard deviation of each pixel")
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
      deviation: share("standard deviation of all pixels; the train row standardises every split"),
      minimum: {type: "uint8", meaning: "smallest level, before scaling"},
      maximum: {type: "uint8", meaning: "largest level, before scaling"}
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
  layers: {
    row: "a layer of a network",
    columns: {
      variant: {type: "utf8", meaning: "network"},
      position: {type: "uint8", meaning: "place in the network, from 0"},
      layer: {type: "utf8", meaning: "layer's name"},
      kind: {
        type: "utf8",
        meaning: "kind of layer",
        oneOf: [
          "input",
          "conv",
          "normalisation",
          "rectifier",
          "pool",
          "mean",
          "sum",
          "flatten",
          "dense",
          "dropout",
          "softmax"
        ]
      },
      height: {type: "uint16", meaning: "output rows; 1 for a vector"},
      width: {type: "uint16", meaning: "output columns; 1 for a vector"},
      channelCount: {type: "uint16", meaning: "output channels, or the vector's length"},
      parameterCount: {type: "uint32", meaning: "trained parameters"},
      flops: {type: "uint32", meaning: "floating-point operations per image, multiply and add counted as two"}
    }
  },
  "first-layer": {
    row: "a unit of a network's first trained layer",
    columns: {
      model,
      unit: {type: "uint16", meaning: "filter of the CNN, or unit of the ANN"},
      sheet: {type: "utf8", meaning: "sheet that shows the unit's weights"},
      cell: {type: "uint16", meaning: "place in the sheet, from 0"},
      largest: {type: "float32", meaning: "largest absolute weight, shown as full colour", range: positive}
    }
  },
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
      sheet: {type: "utf8", meaning: "sheet that shows it"},
      cell: {type: "uint16", meaning: "place in the sheet, from 0"}
    }
  },
  highlights: {
    row: "a test image that the report's own galleries show, in a sheet of its own so that it is there at once",
    columns: {
      example,
      sheet: {type: "utf8", meaning: "sheet that shows it"},
      cell: {type: "uint16", meaning: "place in the sheet, from 0"}
    }
  },
  samples: {
    row: "a training image chosen to show its class",
    columns: {
      label,
      example: {type: "uint16", meaning: "position in the training file, from 0", range: [0, 59999]},
      sheet: {type: "utf8", meaning: "sheet that shows it"},
      cell: {type: "uint16", meaning: "place in the sheet, from 0"}
    }
  },
  claims: {
    row: "a claim of the source",
    columns: {
      id: {type: "utf8", meaning: "claim, C01 to C35"},
      section: {type: "utf8", meaning: "the source's section; S is its summary"},
      statement: {type: "utf8", meaning: "what the source states, in our words"},
      stated: {type: "utf8", meaning: "the value stated, where it is one"},
      measured: {type: "utf8", meaning: "what this build measured"},
      value: {type: "float32", meaning: "the measurement as a number, where it is one", nullable: true},
      lower: {type: "float32", meaning: "lower bound of its 95 % interval", nullable: true},
      upper: {type: "float32", meaning: "upper bound of its 95 % interval", nullable: true},
      interval: {
        type: "utf8",
        meaning: "the 95 % interval, or those of its parts, in words; empty where there is none"
      },
      verdict: {type: "utf8", meaning: "outcome of the audit", oneOf: verdicts},
      note: {type: "utf8", meaning: "why the verdict is what it is, and the method"},
      page: {type: "utf8", meaning: "address of the figure or section that shows it"}
    }
  },
  provenance: {
    row: "a fact about the build that made these tables",
    columns: {
      fact: {type: "utf8", meaning: "what it is"},
      value: {type: "utf8", meaning: "its value"}
    }
  }
} as const satisfies Record<string, TableSchema>;

export type TableName = keyof typeof tableSchemas;

/** Names of all tables, in the order of the data reference. */
export const tableNames = Object.keys(tableSchemas) as TableName[];

/** The schema of a table, without its literal types. */
export function tableSchema(name: TableName): TableSchema {
  return tableSchemas[name];
}

interface ValueOf {
  utf8: string;
  bool: boolean;
  uint8: number;
  uint16: number;
  uint32: number;
  float32: number;
}

interface ListOf {
  uint8: Uint8Array;
  uint16: Uint16Array;
  uint32: Uint32Array;
  float32: Float32Array;
}

type Value<C extends Column> = C extends {length: number}
  ? ListOf[C["type"] & keyof ListOf]
  : C extends {oneOf: readonly (infer S)[]}
    ? S
    : ValueOf[C["type"]] | (C extends {nullable: true} ? null : never);

/** A row of a table as plain values. */
export type Row<N extends TableName> = {
  readonly [K in keyof (typeof tableSchemas)[N]["columns"]]: (typeof tableSchemas)[N]["columns"][K] extends Column
    ? Value<(typeof tableSchemas)[N]["columns"][K]>
    : never;
};

import type {TableSchema} from "./column.js";
import {
  positive,
  label,
  prediction,
  model,
  split,
  run,
  example,
  share,
  nats,
  sheetName,
  sheetCell,
  corruptionKind,
  wilson
} from "./columns.js";

/** Tables of how well the networks do on the test split. */
export const evaluationSchemas = {
  confusion: {
    row: "a cell of a run's confusion matrix",
    columns: {run, split, label, prediction, count: {type: "uint32", meaning: "examples"}}
  },
  "seed-confusion": {
    row: "a cell of the confusion matrix of a seed of either model, on the test split",
    columns: {run, label, prediction, count: {type: "uint16", meaning: "test images"}}
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
  "macro-metrics": {
    row: "a measure of a core model averaged over the classes, on the test split",
    columns: {
      model,
      measure: {type: "utf8", meaning: "measure", oneOf: ["precision", "recall", "f1"]},
      value: share("mean over the ten classes"),
      lower: share("lower bound, 95% percentile bootstrap over images"),
      upper: share("upper bound of it")
    }
  },
  reliability: {
    row: "test images of which a core model's confidence at a temperature lies in a band; bands without images are left out",
    columns: {
      model,
      temperature: {type: "float32", meaning: "what the logits are divided by; 1 as trained", range: positive},
      from: share("lower end of the band, not in it"),
      to: share("upper end of the band, in it"),
      count: {type: "uint32", meaning: "images"},
      meanConfidence: share("mean confidence"),
      accuracy: share("share classified correctly"),
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
  robustness: {
    row: "a recorded run's accuracy on the test images under a corruption",
    columns: {
      run,
      model,
      kind: corruptionKind,
      strength: {type: "uint8", meaning: "0 for the images as they are, then 1 to 5", range: [0, 5]},
      correctCount: {type: "uint16", meaning: "test images classified correctly"},
      accuracy: share("share of the 10,000 test images classified correctly")
    }
  },
  corruptions: {
    row: "a corruption of one test image, to be seen, and what both networks say of it",
    columns: {
      kind: corruptionKind,
      strength: {type: "uint8", meaning: "1 to 5", range: [1, 5]},
      parameter: {type: "utf8", meaning: "what the strength sets, with its unit"},
      value: {type: "float32", meaning: "value of the parameter", range: positive},
      example,
      label,
      annPrediction: prediction,
      annConfidence: share("largest probability of the ANN"),
      cnnPrediction: prediction,
      cnnConfidence: share("largest probability of the CNN"),
      sheet: sheetName,
      cell: sheetCell
    }
  }
} as const satisfies Record<string, TableSchema>;

import {classCount} from "../../../src/lib/classNames.js";
import {pick, type Examples} from "../../dataset/examples.js";
import type {TrainingData} from "../../training/trainingTask.js";
import {hog, hogSize} from "./hog.js";
import {linearSvm, svmPredictions, type Rows} from "./linearSvm.js";

/** A weight of the losses that was tried. */
export interface CostTrial {
  readonly cost: number;
  readonly validationAccuracy: number;
}

/** What a linear SVM on histograms of oriented gradients says. */
export interface HogSvm {
  /** Classes of the test images, [n]. */
  readonly predictions: Uint8Array;
  /** In the order of costs; the best by validation accuracy, of equal ones the smallest, was used. */
  readonly trials: readonly CostTrial[];
}

const costs: readonly number[] = [0.01, 0.1, 1];

/**
 * A method from before deep learning: fixed features, and a linear classifier on them that is trained on the images
 * that the networks are trained on. The validation images choose its one setting.
 */
export function hogSvm({train, test, split}: TrainingData): HogSvm {
  const [training, validation] = [pick(train, split.train), pick(train, split.validation)];
  const rows = {training: rowsOf(training), validation: rowsOf(validation)};
  const tried = costs.map((cost) => {
    const hyperplanes = linearSvm(rows.training, training.labels, classCount, cost);
    const predictions = svmPredictions(rows.validation, hyperplanes);
    const hits = predictions.filter((prediction, i) => prediction === validation.labels[i]).length;
    return {cost, validationAccuracy: hits / validation.count, hyperplanes};
  });
  return {
    predictions: svmPredictions(rowsOf(test), bestTrial(tried).hyperplanes),
    trials: tried.map(({cost, validationAccuracy}) => ({cost, validationAccuracy}))
  };
}

/** The trial that was used. @throws TypeError if there is none */
export function bestTrial<Trial extends CostTrial>(trials: readonly Trial[]): Trial {
  return trials.reduce((a, b) => (b.validationAccuracy > a.validationAccuracy ? b : a));
}

function rowsOf({pixels}: Examples): Rows {
  return {values: hog(pixels), size: hogSize};
}

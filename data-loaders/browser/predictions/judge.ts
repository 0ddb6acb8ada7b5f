import {holm} from "../../../src/lib/holm.js";
import type {Interval} from "../../../src/lib/interval.js";
import {mcnemarExact} from "../../../src/lib/mcnemarExact.js";
import {wilsonInterval} from "../../../src/lib/wilsonInterval.js";
import {brierScore} from "../../evaluation/brierScore.js";
import {confidencesOf} from "../../evaluation/calibration.js";
import {adaptiveCalibrationError, calibrationError} from "../../evaluation/calibrationError.js";
import {correctness} from "../../evaluation/correctness.js";
import {crossEntropy} from "../../evaluation/crossEntropy.js";
import {mean} from "../../evaluation/mean.js";
import {outcomes, type Outcomes} from "../../evaluation/outcomes.js";
import {pairedBootstrap, type AccuracyDifference} from "../../evaluation/pairedBootstrap.js";
import {reliabilityBins, type ReliabilityBin} from "../../evaluation/reliabilityBins.js";
import type {Predictions} from "./predictions.js";

/** Bands of confidence of the report's reliability diagrams. */
const binCount = 10;
const bootstrapSeed = 1;

/** A model's predictions held against the labels and against other models. */
export interface Judgement {
  readonly imageCount: number;
  readonly correctCount: number;
  /** In [0, 1], with Wilson's 95 % interval. */
  readonly accuracy: number;
  readonly interval: Interval;
  /** By other model, in their order. */
  readonly comparisons: readonly Comparison[];
  /** Absent where the model gives no probabilities. */
  readonly calibration?: JudgedCalibration;
}

/** A model against another on the same images; the other is the first, the judged one the second. */
export interface Comparison extends Outcomes {
  /** Accuracy of the judged model less the other's, with the 95 % interval of a paired bootstrap over images. */
  readonly difference: AccuracyDifference;
  /** McNemar's exact test, two-sided, log10, corrected by Holm for all comparisons. */
  readonly log10PValue: number;
}

/** How well the probabilities say how often they are right. */
export interface JudgedCalibration {
  /** Mean cross-entropy, nats. */
  readonly loss: number;
  /** In [0, 2]. */
  readonly brierScore: number;
  /** 15 bins of equal width, and of equal mass; in [0, 1]. */
  readonly equalWidthError: number;
  readonly equalMassError: number;
  /** Mean confidence less accuracy. */
  readonly overconfidence: number;
  readonly bins: readonly ReliabilityBin[];
}

/**
 * Judges predictions of the test images.
 * @param labels shape [n]
 * @param others predictions of the models to compare with, shape [n] each
 * @throws RangeError if lengths differ
 */
export function judge({ids, probabilities}: Predictions, labels: Uint8Array, others: readonly Uint8Array[]): Judgement {
  const correct = correctness(labels, ids);
  const correctCount = correct.reduce((sum, one) => sum + one, 0);
  const corrects = others.map((other) => correctness(labels, other));
  const tables = corrects.map((other) => outcomes(other, correct));
  const pValues = holm(
    tables.map(({onlyFirstCount, onlySecondCount}) => mcnemarExact(onlyFirstCount, onlySecondCount))
  );
  return {
    imageCount: labels.length,
    correctCount,
    accuracy: correctCount / labels.length,
    interval: wilsonInterval(correctCount, labels.length),
    comparisons: tables.map((table, i) => ({
      ...table,
      difference: pairedBootstrap(corrects[i]!, correct, {seed: bootstrapSeed}),
      log10PValue: pValues[i]!
    })),
    ...(probabilities && {calibration: calibrationOf(probabilities, {ids, labels, correct})})
  };
}

interface Judged {
  readonly ids: Uint8Array;
  readonly labels: Uint8Array;
  readonly correct: Uint8Array;
}

function calibrationOf(probabilities: Float32Array, {ids, labels, correct}: Judged): JudgedCalibration {
  const confidences = confidencesOf({probabilities, predictions: ids});
  return {
    loss: mean(crossEntropy(probabilities, labels)),
    brierScore: brierScore(probabilities, labels),
    equalWidthError: calibrationError(confidences, correct),
    equalMassError: adaptiveCalibrationError(confidences, correct),
    overconfidence: mean(confidences) - mean(correct),
    bins: reliabilityBins(confidences, correct, binCount)
  };
}

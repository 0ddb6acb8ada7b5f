import {holm} from "../../../src/lib/holm.js";
import type {JudgedCalibration, Judgement, Predictions} from "../../../src/lib/judging.js";
import {mcnemarExact} from "../../../src/lib/mcnemarExact.js";
import {wilsonInterval} from "../../../src/lib/wilsonInterval.js";
import {brierScore} from "../../evaluation/brierScore.js";
import {confidencesOf} from "../../evaluation/calibration.js";
import {adaptiveCalibrationError, calibrationError} from "../../evaluation/calibrationError.js";
import {correctness} from "../../evaluation/correctness.js";
import {crossEntropy} from "../../evaluation/crossEntropy.js";
import {mean} from "../../evaluation/mean.js";
import {outcomes} from "../../evaluation/outcomes.js";
import {pairedBootstrap} from "../../evaluation/pairedBootstrap.js";
import {reliabilityBins} from "../../evaluation/reliabilityBins.js";

/** Bands of confidence of the report's reliability diagrams. */
const binCount = 10;
const bootstrapSeed = 1;

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

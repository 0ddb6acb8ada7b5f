import {adaptiveCalibrationError, calibrationError} from "./calibrationError.js";
import {brierScore} from "./brierScore.js";
import {evaluateLogits, type Evaluation} from "./evaluateLogits.js";
import {temperature} from "./temperature.js";

/** How well probabilities say how often they are right. */
export interface CalibrationMeasures {
  /** Expected calibration error, 15 bins of equal width; in [0, 1]. */
  readonly equalWidthError: number;
  /** The same with 15 bins of equal mass. */
  readonly equalMassError: number;
  /** Sum of squared differences over the classes, in [0, 2]. */
  readonly brierScore: number;
  /** Mean cross-entropy, nats. */
  readonly loss: number;
  /** Mean confidence less accuracy: above 0 where a network is too sure. */
  readonly overconfidence: number;
}

/** Measures on the test images as the network gives them, and with its logits divided by the temperature. */
export interface Calibration {
  readonly temperature: number;
  readonly asTrained: CalibrationMeasures;
  readonly scaled: CalibrationMeasures;
}

/** Logits and labels of some examples, [n, 10] and [n]. */
export interface LabelledLogits {
  readonly logits: Float32Array;
  readonly labels: Uint8Array;
}

/** Calibration on test images, with a temperature that is fitted on validation images alone. */
export function calibration(validation: LabelledLogits, test: LabelledLogits): Calibration {
  const fit = temperature(validation.logits, validation.labels);
  const scaled = test.logits.map((logit) => logit / fit.temperature);
  return {
    temperature: fit.temperature,
    asTrained: measures(evaluateLogits(test.logits, test.labels)),
    scaled: measures(evaluateLogits(scaled, test.labels))
  };
}

function measures({probabilities, predictions, correct, labels, accuracy, loss}: Evaluation): CalibrationMeasures {
  const confidences = confidencesOf({probabilities, predictions});
  const meanConfidence = confidences.reduce((sum, confidence) => sum + confidence, 0) / confidences.length;
  return {
    equalWidthError: calibrationError(confidences, correct),
    equalMassError: adaptiveCalibrationError(confidences, correct),
    brierScore: brierScore(probabilities, labels),
    loss,
    overconfidence: meanConfidence - accuracy
  };
}

/** Largest class probability of each example; shape [n]. */
export function confidencesOf({
  probabilities,
  predictions
}: Pick<Evaluation, "probabilities" | "predictions">): Float32Array {
  const classCount = predictions.length === 0 ? 0 : probabilities.length / predictions.length;
  return Float32Array.from(predictions, (prediction, i) => probabilities[classCount * i + prediction]!);
}

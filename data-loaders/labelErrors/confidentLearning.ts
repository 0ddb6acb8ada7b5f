import {classCount} from "../../src/lib/classNames.js";
import {argmax} from "../evaluation/argmax.js";
import {calibratedJoint} from "./calibratedJoint.js";
import {classThresholds} from "./classThresholds.js";
import {confidentClasses, noClass} from "./confidentClasses.js";
import {labelMargin} from "./labelMargin.js";
import {requireLabels} from "./requireLabels.js";
import {requireProbabilities} from "./requireProbabilities.js";
import {selfConfidence} from "./selfConfidence.js";

/** What the probabilities say about the labels. */
export interface LabelErrors {
  /** Mean self-confidence of the examples of each label; shape [10], NaN for a label that none has. */
  readonly thresholds: Float64Array;
  /** Examples by given label, then confident class; those that reach no threshold are left out. Shape [10, 10]. */
  readonly confidentJoint: Uint32Array;
  /** The confident joint with each row scaled to the examples of its label; shape [10, 10], of sum n. */
  readonly calibratedJoint: Float64Array;
  /** Examples off the diagonal of the calibrated joint, not rounded; in [0, n]. */
  readonly estimatedErrorCount: number;
  /** Positions of the examples off the diagonal of the confident joint, ascending. */
  readonly suspects: Uint32Array;
  /** Probability of the own label; shape [n], in [0, 1]. */
  readonly selfConfidence: Float32Array;
  /** The same less the largest of the other classes; shape [n], in [−1, 1]. */
  readonly labelMargin: Float32Array;
  /** The confident class, or the most probable where no threshold is reached; shape [n]. */
  readonly suggestedClasses: Uint8Array;
}

/**
 * Finds labels that are probably wrong, and estimates how many there are, by confident learning.
 * A suspect may still have its own label as the most probable class, if that is short of the label's threshold; its
 * margin is then positive, and cleanlab would leave it out. Of an example that reaches no threshold nothing is known
 * with confidence: it is no suspect, whatever class is suggested.
 * Source: Northcutt, Jiang and Chuang 2021, "Confident learning: estimating uncertainty in dataset labels", JAIR 70,
 * section 3.
 * @param probabilities from networks that were not trained on the example; by example, then class; shape [n, 10]
 * @param labels given classes, 0 to 9; shape [n]
 * @throws RangeError if the lengths do not fit, a label is no class, or an example's probabilities are negative, NaN or
 * do not add up to 1
 */
export function confidentLearning(probabilities: Float32Array, labels: Uint8Array): LabelErrors {
  requireLabels(labels);
  requireProbabilities(probabilities, labels.length);
  const confidences = selfConfidence(probabilities, labels);
  const thresholds = classThresholds(confidences, labels);
  const confident = confidentClasses(probabilities, thresholds);
  const predictions = argmax(probabilities, classCount);
  const confidentJoint = jointOf(labels, confident);
  const calibrated = calibratedJoint(confidentJoint, labels);
  return {
    thresholds,
    confidentJoint,
    calibratedJoint: calibrated,
    estimatedErrorCount: sumOffDiagonal(calibrated),
    suspects: Uint32Array.from(labels.keys()).filter((i) => confident[i] !== noClass && confident[i] !== labels[i]),
    selfConfidence: confidences,
    labelMargin: labelMargin(probabilities, labels),
    suggestedClasses: confident.map((found, i) => (found === noClass ? predictions[i]! : found))
  };
}

function jointOf(labels: Uint8Array, confident: Uint8Array): Uint32Array {
  const joint = new Uint32Array(classCount * classCount);
  labels.forEach((label, i) => {
    if (confident[i] !== noClass) ++joint[label * classCount + confident[i]!]!;
  });
  return joint;
}

function sumOffDiagonal(joint: Float64Array): number {
  return joint.reduce((sum, count, cell) => (cell % (classCount + 1) === 0 ? sum : sum + count), 0);
}

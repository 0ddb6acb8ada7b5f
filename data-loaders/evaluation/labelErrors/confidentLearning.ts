import {classCount} from "../../../src/lib/classNames.js";
import {argmax} from "../argmax.js";

/** Stands for the class of an example that reaches no class's threshold. */
const noClass = 255;

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

/**
 * The probability of each example's own label.
 * Source: Northcutt, Jiang and Chuang 2021, "self-confidence".
 * @param probabilities by example, then class; shape [n, 10]
 * @param labels given classes, 0 to 9; shape [n]
 * @returns shape [n], in [0, 1]
 */
function selfConfidence(probabilities: Float32Array, labels: Uint8Array): Float32Array {
  return Float32Array.from(labels, (label, i) => probabilities[i * classCount + label]!);
}

/**
 * How probable a class must be before an example counts as one of it: the mean self-confidence of the examples that
 * are labelled so. Of float32 numbers of like size the sums are exact in float64, so equal ones have just themselves as
 * their mean, and the largest of a class reaches its threshold without any tolerance.
 * Source: Northcutt, Jiang and Chuang 2021, equation 2.
 * @param confidences self-confidences; shape [n], in [0, 1]
 * @param labels given classes, 0 to 9; shape [n]
 * @returns shape [10], in [0, 1]; NaN for a class that no example is labelled as, which no probability reaches
 */
function classThresholds(confidences: Float32Array, labels: Uint8Array): Float64Array {
  const sums = new Float64Array(classCount);
  const counts = new Uint32Array(classCount);
  labels.forEach((label, i) => {
    sums[label]! += confidences[i]!;
    ++counts[label]!;
  });
  return sums.map((sum, label) => sum / counts[label]!);
}

/**
 * The class that each example confidently belongs to: of those classes whose threshold its probability reaches, the
 * most probable, of equal ones the lowest index.
 * Source: Northcutt, Jiang and Chuang 2021, equation 1. A class below its threshold never counts, even if it is the most
 * probable of all ten; the paper's package cleanlab takes the most probable of all as soon as two reach theirs.
 * @param probabilities by example, then class; shape [n, 10]
 * @param thresholds shape [10]; NaN is never reached
 * @returns shape [n]: 0 to 9, or 255 where no threshold is reached
 */
function confidentClasses(probabilities: Float32Array, thresholds: Float64Array): Uint8Array {
  return Uint8Array.from({length: probabilities.length / classCount}, (_, example) => {
    let found = noClass;
    let largest = -Infinity;
    for (let label = 0; label < classCount; ++label) {
      const probability = probabilities[example * classCount + label]!;
      if (!(probability >= thresholds[label]!) || probability <= largest) continue;
      largest = probability;
      found = label;
    }
    return found;
  });
}

/**
 * How many examples of each given label belong to each class, by estimate: the rows of the confident joint, scaled to
 * the number of examples with the label. Divided by the number of all examples, it is their joint distribution.
 * Source: Northcutt, Jiang and Chuang 2021, equation 3, times the number of examples.
 * @param confidentJoint counts, rows given label, columns confident class; shape [10, 10]
 * @param labels given classes, 0 to 9; shape [n]
 * @returns shape [10, 10], of sum n; the row of a label that no example has is zero
 * @throws RangeError if examples have a label of which none is in the confident joint
 */
export function calibratedJoint(confidentJoint: Uint32Array, labels: Uint8Array): Float64Array {
  const labelCounts = new Uint32Array(classCount);
  for (const label of labels) ++labelCounts[label]!;
  const factors = Array.from(labelCounts, (labelCount, label) => {
    const row = confidentJoint.subarray(label * classCount, (label + 1) * classCount);
    const confidentCount = row.reduce((sum, count) => sum + count, 0);
    if (labelCount === 0) return 0;
    if (confidentCount > 0) return labelCount / confidentCount;
    throw new RangeError(`invalid confident joint: expected counts for label ${label}, got none for ${labelCount}`);
  });
  return Float64Array.from(confidentJoint, (count, cell) => count * factors[Math.floor(cell / classCount)]!);
}

/**
 * The probability of each example's own label less the largest of the other classes: below 0 where another class is
 * more probable. Source: Northcutt, Jiang and Chuang 2021, "normalized margin"; their package cleanlab maps it to
 * [0, 1] as (margin + 1) / 2.
 * @param probabilities by example, then class; shape [n, 10]
 * @param labels given classes, 0 to 9; shape [n]
 * @returns shape [n], in [−1, 1]
 */
export function labelMargin(probabilities: Float32Array, labels: Uint8Array): Float32Array {
  return Float32Array.from(labels, (label, i) => {
    const own = i * classCount + label;
    let largestOther = 0;
    for (let cell = i * classCount; cell < (i + 1) * classCount; ++cell)
      if (cell !== own) largestOther = Math.max(largestOther, probabilities[cell]!);
    return probabilities[own]! - largestOther;
  });
}

/** How far float32's rounding may take a sum of ten probabilities from 1, with much to spare. */
const tolerance = 1e-4;

/**
 * @param probabilities by example, then class; shape [exampleCount, 10]
 * @throws RangeError if there are not ten for each example, one is negative or NaN, or an example's do not add up to 1
 */
function requireProbabilities(probabilities: Float32Array, exampleCount: number): void {
  const expectedCount = exampleCount * classCount;
  if (probabilities.length !== expectedCount) {
    throw new RangeError(
      `invalid probabilities: expected ${classCount} for each of ${exampleCount} labels, got ${probabilities.length}`
    );
  }
  for (let example = 0; example < exampleCount; ++example) {
    const row = probabilities.subarray(example * classCount, (example + 1) * classCount);
    const sum = row.reduce((total, probability) => total + probability, 0);
    if (row.every((probability) => probability >= 0) && Math.abs(sum - 1) <= tolerance) continue;
    throw new RangeError(
      `invalid probabilities of example ${example}: expected none below 0 and a sum of 1, got ${row.join(", ")}`
    );
  }
}

/** @throws RangeError if a label is not below the number of classes, naming the first such example */
export function requireLabels(labels: Uint8Array): void {
  const example = labels.findIndex((label) => label >= classCount);
  if (example === -1) return;
  throw new RangeError(`invalid label of example ${example}: expected 0 to ${classCount - 1}, got ${labels[example]}`);
}

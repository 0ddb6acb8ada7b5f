import {reliabilityBins} from "./reliabilityBins.js";
import {requireSameLength} from "./requireSameLength.js";

/**
 * Expected calibration error: mean |accuracy − confidence| over equal-width bins, weighted by bin size. In [0, 1]; NaN
 * if there are no examples. A confidence on the border of two bins is in the lower one.
 * Source: Guo et al. 2017, "On calibration of modern neural networks", eq. 3.
 * @param confidences largest class probability per example, in [0, 1]; shape [n]
 * @param correct 1 where the prediction equals the label, else 0; shape [n]
 * @throws RangeError if the lengths differ, a confidence is not in [0, 1] or binCount is not a whole number from 1
 */
export function calibrationError(confidences: Float32Array, correct: Uint8Array, binCount = 15): number {
  requireConfidences(confidences, correct, binCount);
  const gaps = reliabilityBins(confidences, correct, binCount).map(({count, correctCount, meanConfidence}) =>
    count === 0 ? 0 : correctCount - count * meanConfidence
  );
  return meanAbsolute(gaps, confidences.length);
}

/**
 * Expected calibration error over bins of equal mass: the examples by rising confidence, cut into bins whose sizes
 * differ by one at most. Equal confidences stay together, in the bin of the first of them, so the order of the
 * examples does not matter; such bins are larger, others smaller or empty, and each weighs by its size.
 * In [0, 1]; NaN if there are no examples.
 * Source: Nixon et al. 2019, "Measuring calibration in deep learning", adaptive calibration error; here of the largest
 * probability alone, not of each class.
 * @param confidences largest class probability per example, in [0, 1]; shape [n]
 * @param correct 1 where the prediction equals the label, else 0; shape [n]
 * @throws RangeError if the lengths differ, a confidence is not in [0, 1] or binCount is not a whole number from 1
 */
export function adaptiveCalibrationError(confidences: Float32Array, correct: Uint8Array, binCount = 15): number {
  requireConfidences(confidences, correct, binCount);
  const exampleCount = confidences.length;
  const order = Uint32Array.from(confidences.keys()).sort((a, b) => confidences[a]! - confidences[b]!);
  const gaps = new Float64Array(binCount);
  let bin = 0;
  order.forEach((example, place) => {
    const isTied = place > 0 && confidences[example] === confidences[order[place - 1]!];
    if (!isTied) bin = Math.floor((place * binCount) / exampleCount);
    gaps[bin]! += correct[example]! - confidences[example]!;
  });
  return meanAbsolute(gaps, exampleCount);
}

/** A bin's gap is how many more examples are right than its confidences promise. */
function meanAbsolute(gaps: Iterable<number>, exampleCount: number): number {
  let sum = 0;
  for (const gap of gaps) sum += Math.abs(gap);
  return sum / exampleCount;
}

function requireConfidences(confidences: Float32Array, correct: Uint8Array, binCount: number): void {
  requireSameLength(confidences, correct, ["confidences", "correct"]);
  if (!Number.isInteger(binCount) || binCount < 1) {
    throw new RangeError(`invalid number of bins: expected a whole number from 1, got ${binCount}`);
  }
  const example = confidences.findIndex((confidence) => !(confidence >= 0 && confidence <= 1));
  if (example === -1) return;
  throw new RangeError(`invalid confidence of example ${example}: expected 0 to 1, got ${confidences[example]}`);
}

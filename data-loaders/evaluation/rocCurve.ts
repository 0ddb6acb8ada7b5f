import {columnCount} from "./matrixShape.js";
import {minIndex} from "d3";

const areaTolerance = 1e-4;

/** Examples at or above each threshold, by falling threshold: Infinity, then the distinct scores. */
export interface ThresholdCounts {
  /** Shape [k + 1] for k distinct scores, as of all. */
  readonly thresholds: Float32Array;
  /** Examples of the class among those at or above the threshold. */
  readonly truePositiveCounts: Uint32Array;
  /** The others among them. */
  readonly falsePositiveCounts: Uint32Array;
}

/** A curve from (0, 0), at the threshold Infinity, to (1, 1). */
export interface RocCurve {
  /** Falling; shape [k], as of all. */
  readonly thresholds: Float32Array;
  /** Share of the other classes' examples that score at or above the threshold, rising from 0 to 1. */
  readonly falsePositiveRates: Float64Array;
  /** Share of the class's examples that score at or above the threshold, rising from 0 to 1. */
  readonly truePositiveRates: Float64Array;
  /** Area under the curve, in [0, 1]. */
  readonly area: number;
}

/**
 * Receiver operating characteristic of one class against the rest, the score being the probability of the class.
 * Examples of equal score are one step, so the area by the trapezoid rule is the chance that an example of the class
 * scores above one of another, ties counting half.
 * Where there are no examples of the class its rates and the area are NaN, likewise where there are none of others.
 * Source: Fawcett 2006, "An introduction to ROC analysis", algorithms 1 and 2.
 * @param probabilities by example, then class; shape [n, classCount]
 * @param labels true class indices; shape [n]
 * @param label the class
 * @throws RangeError if the probabilities are not the same number for each label, the class has none or one is NaN
 */
export function rocCurve(probabilities: Float32Array, labels: Uint8Array, label: number): RocCurve {
  const {thresholds, truePositiveCounts, falsePositiveCounts} = thresholdCounts(probabilities, labels, label);
  const falsePositiveRates = rates(falsePositiveCounts);
  const truePositiveRates = rates(truePositiveCounts);
  return {thresholds, falsePositiveRates, truePositiveRates, area: trapezoids(falsePositiveRates, truePositiveRates)};
}

/**
 * How many examples of a class and of the others score at or above each distinct score.
 * @throws RangeError as `rocCurve`, whose parameters these are
 */
export function thresholdCounts(probabilities: Float32Array, labels: Uint8Array, label: number): ThresholdCounts {
  const scores = scoresOf(probabilities, labels.length, label);
  const order = Uint32Array.from(scores.keys()).sort((a, b) => scores[b]! - scores[a]!);
  const thresholds = [Infinity];
  const truePositiveCounts = [0];
  const falsePositiveCounts = [0];
  let truePositiveCount = 0;
  order.forEach((example, place) => {
    truePositiveCount += Number(labels[example] === label);
    if (scores[example] === scores[order[place + 1]!]) return;
    thresholds.push(scores[example]!);
    truePositiveCounts.push(truePositiveCount);
    falsePositiveCounts.push(place + 1 - truePositiveCount);
  });
  return {
    thresholds: Float32Array.from(thresholds),
    truePositiveCounts: Uint32Array.from(truePositiveCounts),
    falsePositiveCounts: Uint32Array.from(falsePositiveCounts)
  };
}

/**
 * A curve with fewer points, to be drawn: first the points on a line with their neighbours go, then, while there are
 * too many, the one whose triangle with its neighbours is smallest. The area stays that of the whole curve, and the
 * area under the points left is within 0.0001 of it.
 * Source: Visvalingam and Whyatt 1993, "Line generalisation by repeated elimination of points".
 * @param pointLimit how many points at most, at least 2
 * @throws RangeError if so few points cannot keep the area, or it is NaN
 */
export function thinnedRocCurve(curve: RocCurve, pointLimit: number): RocCurve {
  const {falsePositiveRates: x, truePositiveRates: y, area} = curve;
  if (Number.isNaN(area) || !(pointLimit >= 2)) {
    throw new RangeError(`invalid thinning: expected an area and at least 2 points, got ${area} and ${pointLimit}`);
  }
  const all = Array.from(x.keys());
  const kept = all.filter((place) => triangle(curve, all, place) !== 0);
  const sizes = kept.map((_, place) => triangle(curve, kept, place));
  while (kept.length > pointLimit) {
    const least = minIndex(sizes);
    kept.splice(least, 1);
    sizes.splice(least, 1);
    for (const place of [least - 1, least]) sizes[place] = triangle(curve, kept, place);
  }
  const pick = (rates: Float64Array) => Float64Array.from(kept, (point) => rates[point]!);
  const [falsePositiveRates, truePositiveRates] = [pick(x), pick(y)];
  const keptArea = trapezoids(falsePositiveRates, truePositiveRates);
  if (Math.abs(keptArea - area) > areaTolerance) {
    throw new RangeError(
      `invalid area under ${pointLimit} points: expected ${area} to within ${areaTolerance}, got ${keptArea}; allow more`
    );
  }
  const thresholds = Float32Array.from(kept, (point) => curve.thresholds[point]!);
  return {thresholds, falsePositiveRates, truePositiveRates, area};
}

/** Area of a point's triangle with its neighbours among those kept; Infinity for an end, which has one. */
function triangle({falsePositiveRates: x, truePositiveRates: y}: RocCurve, kept: readonly number[], place: number) {
  if (place === 0 || place === kept.length - 1) return Infinity;
  const [before, point, after] = [kept[place - 1]!, kept[place]!, kept[place + 1]!];
  const [right, up] = [x[after]! - x[before]!, y[after]! - y[before]!];
  return Math.abs(right * (y[point]! - y[before]!) - up * (x[point]! - x[before]!)) / 2;
}

function trapezoids(x: Float64Array, y: Float64Array): number {
  let sum = x[0]! * y[0]!; // 0, or NaN without examples
  for (let i = 1; i < x.length; ++i) sum += ((x[i]! - x[i - 1]!) * (y[i]! + y[i - 1]!)) / 2;
  return sum;
}

/** Of counts their shares of the last, which is of all examples. */
function rates(counts: Uint32Array): Float64Array {
  return Float64Array.from(counts, (count) => count / counts.at(-1)!);
}

function scoresOf(probabilities: Float32Array, exampleCount: number, label: number): Float32Array {
  const classCount = columnCount(probabilities, exampleCount);
  return Float32Array.from({length: exampleCount}, (_, i) => {
    const score = label < classCount ? probabilities[i * classCount + label]! : NaN;
    if (!Number.isNaN(score)) return score;
    throw new RangeError(`invalid score of example ${i}: expected a number for class ${label}, got NaN`);
  });
}

import type {Row} from "../../src/lib/schemas/tableSchemas.js";
import {wilsonInterval} from "../../src/lib/wilsonInterval.js";
import {classCountOf} from "./confusionMatrix.js";

/** A row of the table "class-metrics", but for its run. */
export type ClassMetrics = Omit<Row<"class-metrics">, "run">;

/**
 * Precision, recall and F1 of each class with 95% Wilson intervals, and its support.
 * A ratio of nothing is 0 with the interval [0, 1]: precision of a class never predicted, recall of one without
 * examples, F1 of one with neither.
 * F1 is no proportion of independent trials, but F1 = 2J / (1 + J) rises with the Jaccard index
 * J = TP / (TP + FP + FN), which is one: its interval is J's, mapped.
 * @param confusion rows true, columns predicted; shape [classCount, classCount]
 * @returns one a class, in the order of the labels
 * @throws RangeError if the matrix is not square
 */
export function classMetrics(confusion: Uint32Array): ClassMetrics[] {
  const classCount = classCountOf(confusion);
  return Array.from({length: classCount}, (_, label) => {
    const truePositive = confusion[label * classCount + label]!;
    const {support, predictedCount} = marginals(confusion, classCount, label);
    return metrics(label, truePositive, predictedCount, support);
  });
}

function marginals(confusion: Uint32Array, classCount: number, label: number) {
  let support = 0;
  let predictedCount = 0;
  for (let other = 0; other < classCount; ++other) {
    support += confusion[label * classCount + other]!;
    predictedCount += confusion[other * classCount + label]!;
  }
  return {support, predictedCount};
}

function metrics(label: number, truePositive: number, predictedCount: number, support: number): ClassMetrics {
  const unionCount = predictedCount + support - truePositive;
  const precision = wilsonInterval(truePositive, predictedCount);
  const recall = wilsonInterval(truePositive, support);
  const jaccard = wilsonInterval(truePositive, unionCount);
  return {
    label,
    precision: ratio(truePositive, predictedCount),
    precisionLower: precision.lower,
    precisionUpper: precision.upper,
    recall: ratio(truePositive, support),
    recallLower: recall.lower,
    recallUpper: recall.upper,
    f1: f1OfJaccard(ratio(truePositive, unionCount)),
    f1Lower: f1OfJaccard(jaccard.lower),
    f1Upper: f1OfJaccard(jaccard.upper),
    support
  };
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}

function f1OfJaccard(jaccard: number): number {
  return (2 * jaccard) / (1 + jaccard);
}

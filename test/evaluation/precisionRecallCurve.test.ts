import {describe, expect, it} from "vitest";
import {precisionRecallCurve} from "../../data-loaders/evaluation/precisionRecallCurve.js";

/** Two classes' probabilities from scores of class 1. */
function twoClasses(scores: readonly number[]): Float32Array {
  return Float32Array.from(scores.flatMap((score) => [1 - score, score]));
}

describe("precisionRecallCurve", () => {
  it("agrees with scikit-learn's example", () => {
    // scikit-learn 1.2.1: precision_recall_curve([0, 0, 1, 1], [0.1, 0.4, 0.35, 0.8]), turned; average_precision_score
    const curve = precisionRecallCurve(twoClasses([0.1, 0.4, 0.35, 0.8]), Uint8Array.of(0, 0, 1, 1), 1);
    expect([...curve.precisions]).toEqual([1, 1, 0.5, 2 / 3, 0.5]);
    expect([...curve.recalls]).toEqual([0, 0.5, 0.5, 1, 1]);
    expect(curve.thresholds).toEqual(Float32Array.of(Infinity, 0.8, 0.4, 0.35, 0.1));
    expect(curve.averagePrecision).toBeCloseTo(0.8333333333333333, 14);
  });
  it("agrees with scikit-learn where many scores are equal", () => {
    // scikit-learn 1.2.1: average_precision_score(labels, scores); precision_recall_curve(labels, scores), turned;
    // i = numpy.arange(500), scores = (7919 * i + 13) % 97 / 97, as float32;
    // labels = (104729 * i + 7) % 1000 / 1000 < scores ** 1.5
    const scores = Array.from({length: 500}, (_, i) => Math.fround(((7919 * i + 13) % 97) / 97));
    const labels = Uint8Array.from(scores, (score, i) => Number(((104729 * i + 7) % 1000) / 1000 < score ** 1.5));
    const {precisions, recalls, thresholds, averagePrecision} = precisionRecallCurve(twoClasses(scores), labels, 1);
    expect(averagePrecision).toBeCloseTo(0.7901010617397399, 12);
    expect(thresholds).toHaveLength(98);
    expect([precisions[10], precisions[50], precisions[97]]).toEqual(
      [0.9019607843137255, 0.6342412451361867, 0.386].map(closeTo)
    );
    expect([recalls[10], recalls[50], recalls[97]]).toEqual([0.23834196891191708, 0.844559585492228, 1].map(closeTo));
  });
  it("of equal scores is one step, whose precision is the share of the class", () => {
    const {precisions, recalls, averagePrecision} = precisionRecallCurve(
      twoClasses([0.5, 0.5, 0.5, 0.5]),
      Uint8Array.of(0, 1, 0, 0),
      1
    );
    expect([[...precisions], [...recalls], averagePrecision]).toEqual([[1, 0.25], [0, 1], 0.25]);
  });
  it("averages to 1 where the scores part the class from the rest", () => {
    expect(precisionRecallCurve(twoClasses([0.1, 0.8, 0.9]), Uint8Array.of(0, 1, 1), 1).averagePrecision).toBe(1);
  });
  it("has no recall and no average without examples of the class, or without any", () => {
    const {precisions, recalls, averagePrecision} = precisionRecallCurve(twoClasses([0.5]), Uint8Array.of(0), 1);
    expect([[...precisions], [...recalls], averagePrecision]).toEqual([[1, 0], [NaN, NaN], NaN]);
    expect(precisionRecallCurve(new Float32Array(0), new Uint8Array(0), 1).averagePrecision).toBeNaN();
  });
  it("refuses probabilities that do not fit the labels", () => {
    expect(() => precisionRecallCurve(new Float32Array(5), new Uint8Array(2), 1)).toThrow("each of 2 labels, got 5");
  });
});

function closeTo(value: number): unknown {
  return expect.closeTo(value, 12);
}

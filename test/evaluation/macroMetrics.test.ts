import {describe, expect, it} from "vitest";
import {macroMetrics} from "../../data-loaders/evaluation/macroMetrics.js";

const confusion = Uint32Array.of(50, 2, 8, 5, 40, 0, 10, 1, 84);

describe("macroMetrics", () => {
  it("agrees with scikit-learn", () => {
    // scikit-learn 1.2.1: precision_recall_fscore_support(labels, predictions, average="macro", zero_division=0)
    const {precision, recall, f1} = macroMetrics(confusion, {seed: 1, resampleCount: 1});
    expect(precision).toBeCloseTo(0.8708356018770579, 12);
    expect(recall).toBeCloseTo(0.8688109161793373, 12);
    expect(f1).toBeCloseTo(0.8691622103386809, 12);
  });
  it("counts a class neither shown nor predicted as 0, as scikit-learn does", () => {
    // the same with labels=[0, 1, 2]
    const {precision, recall, f1} = macroMetrics(Uint32Array.of(7, 1, 0, 2, 0, 0, 0, 0, 0), {
      seed: 1,
      resampleCount: 1
    });
    expect(precision).toBeCloseTo(0.25925925925925924, 14);
    expect(recall).toBeCloseTo(0.2916666666666667, 14);
    expect(f1).toBeCloseTo(0.27450980392156865, 14);
  });
  it("has NumPy's interval, within an eighth of a standard error", () => {
    // NumPy 1.24.2: default_rng(1).multinomial(200, confusion / 200, size=200000), macro means of each,
    // percentile(..., [2.5, 97.5]); their standard deviation is 0.024 to 0.025
    const metrics = macroMetrics(confusion, {seed: 1, resampleCount: 10_000});
    const reference = {
      precisionLower: 0.821749620477104,
      precisionUpper: 0.9158545832756934,
      recallLower: 0.817578297726963,
      recallUpper: 0.9157321138624898,
      f1Lower: 0.8185540407600308,
      f1Upper: 0.9139402988635515
    };
    for (const name of Object.keys(reference) as (keyof typeof reference)[])
      expect(Math.abs(metrics[name] - reference[name])).toBeLessThan(0.003);
  });
  it("is the same for the same seed, and another for another", () => {
    const [first, again, other] = [1, 1, 2].map((seed) => macroMetrics(confusion, {seed, resampleCount: 100}));
    expect(again).toEqual(first);
    expect(other!.f1Lower).not.toBe(first!.f1Lower);
  });
  it("is certain where no image is taken for another and each class has many", () => {
    const {f1Lower, f1, f1Upper} = macroMetrics(Uint32Array.of(500, 0, 0, 500), {seed: 1});
    expect([f1Lower, f1, f1Upper]).toEqual([1, 1, 1]);
  });
  it("refuses no images and a matrix that is not square", () => {
    expect(() => macroMetrics(new Uint32Array(4), {seed: 1})).toThrow(
      "invalid confusion matrix: expected at least one image, got none"
    );
    expect(() => macroMetrics(new Uint32Array(6), {seed: 1})).toThrow("expected a square number of cells, got 6");
  });
});

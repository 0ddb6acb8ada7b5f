import {describe, expect, it} from "vitest";
import {accuracy} from "../../data-loaders/evaluation/accuracy.js";
import {correctness} from "../../data-loaders/evaluation/correctness.js";
import {mean} from "../../data-loaders/evaluation/mean.js";

describe("accuracy", () => {
  it("is the share of predictions that equal their labels", () => {
    expect(accuracy(Uint8Array.of(0, 1, 2, 3), Uint8Array.of(0, 1, 2, 0))).toBe(0.75);
  });
  it("is NaN for no examples", () => {
    expect(accuracy(new Uint8Array(0), new Uint8Array(0))).toBeNaN();
  });
  it("refuses lengths that differ", () => {
    expect(() => accuracy(new Uint8Array(3), new Uint8Array(2))).toThrow(
      "invalid lengths: expected as many predictions as labels (3), got 2"
    );
  });
});

describe("correctness", () => {
  it("is 1 where the prediction equals the label, else 0", () => {
    expect(correctness(Uint8Array.of(0, 9, 5), Uint8Array.of(1, 9, 5))).toEqual(Uint8Array.of(0, 1, 1));
  });
});

describe("mean", () => {
  it("sums in float64: a million float32 tenths lose nothing", () => {
    expect(mean(new Float32Array(1e6).fill(0.1))).toBeCloseTo(Math.fround(0.1), 12);
  });
  it("is NaN for no values and for a NaN among them", () => {
    expect(mean(new Float32Array(0))).toBeNaN();
    expect(mean(Float32Array.of(1, NaN))).toBeNaN();
  });
});

import {describe, expect, it} from "vitest";
import {crossEntropy} from "../../data-loaders/evaluation/crossEntropy.js";

describe("crossEntropy", () => {
  it("is minus the logarithm of the label's probability, per example", () => {
    const losses = crossEntropy(Float32Array.of(0.5, 0.25, 0.25, 0.125, 0.125, 0.75), Uint8Array.of(0, 1));
    expect(losses).toEqual(Float32Array.of(Math.LN2, 3 * Math.LN2));
  });
  it("is 0 for certainty, and 126 ln 2 at most, for probabilities of zero and below the normal float32", () => {
    const probabilities = Float32Array.of(1, 0, 0, 1, 2 ** -140, 1);
    expect(crossEntropy(probabilities, Uint8Array.of(0, 0, 0))).toEqual(
      Float32Array.of(0, 126 * Math.LN2, 126 * Math.LN2)
    );
  });
  it("leaves NaN visible", () => {
    expect(crossEntropy(Float32Array.of(NaN, 1), Uint8Array.of(0))[0]).toBeNaN();
  });
  it("is empty for no examples", () => {
    expect(crossEntropy(new Float32Array(0), new Uint8Array(0))).toHaveLength(0);
  });
  it("refuses probabilities that do not fit the labels", () => {
    expect(() => crossEntropy(new Float32Array(5), new Uint8Array(2))).toThrow(/each of 2 labels, got 5/);
    expect(() => crossEntropy(new Float32Array(5), new Uint8Array(0))).toThrow(/each of 0 labels, got 5/);
    expect(() => crossEntropy(new Float32Array(4), Uint8Array.of(0, 2))).toThrow(
      /example 1: expected less than 2, got 2/
    );
  });
});

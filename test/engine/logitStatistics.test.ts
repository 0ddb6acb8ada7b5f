import {describe, expect, it} from "vitest";
import {logitStatistics} from "../../data-loaders/engine/logitStatistics.js";

describe("logitStatistics", () => {
  it("sums −log of the softmax at the label, and counts hits", () => {
    // softmax(ln 1, ln 2, ln 5) = (1/8, 2/8, 5/8); softmax(0, 0, ln 2) = (1/4, 1/4, 1/2)
    const logits = Float32Array.of(0, Math.log(2), Math.log(5), 0, 0, Math.log(2));
    const {lossSum, correctCount} = logitStatistics(logits, Uint8Array.of(1, 2));
    expect(lossSum).toBeCloseTo(Math.log(8 / 2) + Math.log(2), 6);
    expect(correctCount).toBe(1);
  });
  it("takes the first of equal largest logits as the prediction", () => {
    const logits = Float32Array.of(0, 7, 7);
    expect(logitStatistics(logits, Uint8Array.of(1)).correctCount).toBe(1);
    expect(logitStatistics(logits, Uint8Array.of(2)).correctCount).toBe(0);
  });
  it("stays finite where the label's probability would round to zero", () => {
    const {lossSum} = logitStatistics(Float32Array.of(10_000, 0), Uint8Array.of(1));
    expect(lossSum).toBe(10_000);
  });
  it("has no finite loss for a logit that is not finite", () => {
    for (const logit of [NaN, Infinity]) {
      expect(logitStatistics(Float32Array.of(logit, 0), Uint8Array.of(1)).lossSum).toBeNaN();
    }
  });
});

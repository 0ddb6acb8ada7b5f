import {describe, expect, it} from "vitest";
import {brierScore} from "../../data-loaders/evaluation/brierScore.js";

describe("brierScore", () => {
  it("sums the squared errors of all classes and averages over examples", () => {
    // by hand: (0.5² + 0.25² + 0.25² + 0.25² + 0.5² + 0.75²) / 2
    expect(brierScore(Float32Array.of(0.5, 0.25, 0.25, 0.25, 0.5, 0.25), Uint8Array.of(0, 2))).toBe(0.625);
  });
  it("is 0 for certainty that is right, 2 for certainty that is wrong, and 0.9 for ten equal probabilities", () => {
    expect(brierScore(Float32Array.of(0, 1, 0), Uint8Array.of(1))).toBe(0);
    expect(brierScore(Float32Array.of(0, 1, 0), Uint8Array.of(0))).toBe(2);
    expect(brierScore(new Float32Array(10).fill(0.1), Uint8Array.of(3))).toBeCloseTo(0.9, 6);
  });
  it("of two classes is twice scikit-learn's", () => {
    // scikit-learn 1.2.1: 2 * brier_score_loss(labels, scores), i = numpy.arange(1005),
    // scores = sqrt(((7919 * i + 13) % 1005 + 0.5) / 1005), as float32;
    // labels = (104729 * i + 7) % 1000 / 1000 < 0.25 + 0.5 * scores
    const scores = Float32Array.from({length: 1005}, (_, i) => Math.sqrt((((7919 * i + 13) % 1005) + 0.5) / 1005));
    const labels = Uint8Array.from(scores, (score, i) => Number(((104729 * i + 7) % 1000) / 1000 < 0.25 + 0.5 * score));
    const probabilities = Float32Array.from([...scores].flatMap((score) => [1 - score, score]));
    expect(brierScore(probabilities, labels)).toBeCloseTo(0.5050402888335408, 7);
  });
  it("is NaN for no examples and for a NaN among them", () => {
    expect(brierScore(new Float32Array(0), new Uint8Array(0))).toBeNaN();
    expect(brierScore(Float32Array.of(NaN, 1), Uint8Array.of(1))).toBeNaN();
  });
  it("refuses probabilities that do not fit the labels", () => {
    expect(() => brierScore(new Float32Array(5), new Uint8Array(2))).toThrow("each of 2 labels, got 5");
    expect(() => brierScore(new Float32Array(5), new Uint8Array(0))).toThrow("each of 0 labels, got 5");
    expect(() => brierScore(new Float32Array(4), Uint8Array.of(0, 2))).toThrow(
      "example 1: expected less than 2, got 2"
    );
  });
});

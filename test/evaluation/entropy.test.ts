import {expect, it} from "vitest";
import {entropy} from "../../data-loaders/evaluation/entropy.js";

it("entropy is in nats: ln 2 for a fair coin, ln 10 for ten equal classes", () => {
  expect(entropy(Float32Array.of(0.5, 0.5), 2)[0]).toBeCloseTo(Math.LN2, 6);
  expect(entropy(new Float32Array(10).fill(0.1), 10)[0]).toBeCloseTo(Math.LN10, 6);
});

it("entropy agrees with SciPy", () => {
  // SciPy 1.10.1: stats.entropy([0.7, 0.2, 0.1])
  expect(entropy(Float32Array.of(0.7, 0.2, 0.1), 3)[0]).toBeCloseTo(0.8018185525433373, 6);
});

it("entropy of certainty is 0: a probability of 0 adds nothing", () => {
  expect(Array.from(entropy(Float32Array.of(1, 0, 0), 3))).toEqual([0]);
});

it("probabilities that are no multiple of the classes are refused", () => {
  expect(() => entropy(new Float32Array(5), 3)).toThrow("expected a multiple of 3 classes, got 5");
});

import {expect, it} from "vitest";
import {totalVariation} from "../../data-loaders/evaluation/totalVariation.js";

it("the total variation distance is half the sum of the differences", () => {
  // by hand: (0.5 + 0.25 + 0.25) / 2
  expect(Array.from(totalVariation(Float32Array.of(0.75, 0.25, 0), Float32Array.of(0.25, 0.5, 0.25), 3))).toEqual([
    0.5
  ]);
});

it("it is 0 for the same probabilities and 1 for those that share no class", () => {
  const first = Float32Array.of(0.5, 0.5, 0, 1, 0, 0);
  const second = Float32Array.of(0.5, 0.5, 0, 0, 0.5, 0.5);
  expect(Array.from(totalVariation(first, second, 3))).toEqual([0, 1]);
});

it("different lengths are refused", () => {
  expect(() => totalVariation(new Float32Array(10), new Float32Array(20), 10)).toThrow("got 20");
  expect(() => totalVariation(new Float32Array(5), new Float32Array(5), 3)).toThrow("expected a multiple of 3 classes");
});

import {expect, it} from "vitest";
import {margin} from "../../data-loaders/evaluation/margin.js";

it("the margin is the largest probability less the second largest, wherever they stand", () => {
  const found = margin(Float32Array.of(0.5, 0.25, 0.25, 0.125, 0.125, 0.75), 3);
  expect(Array.from(found)).toEqual([0.25, 0.625]);
});

it("the margin of equal probabilities is 0, of certainty 1, and of no examples empty", () => {
  expect(Array.from(margin(Float32Array.of(0.5, 0.5, 1, 0), 2))).toEqual([0, 1]);
  expect(margin(new Float32Array(), 10)).toHaveLength(0);
});

it("probabilities that are no multiple of the classes, or of one class, are refused", () => {
  expect(() => margin(new Float32Array(5), 3)).toThrow("expected a multiple of 3 classes");
  expect(() => margin(new Float32Array(5), 1)).toThrow("at least 2");
});

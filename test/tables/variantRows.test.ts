import {expect, it} from "vitest";
import {timeRatio} from "../../data-loaders/tables/variantRows.js";

it("a training time is held against the base's seed by seed, as rounds differ", () => {
  const times = {ann: [10, 20, 30], "ann-no-dropout": [11, 20, 24], cnn: [100, 220, 290], "cnn-sgd": [100, 220]};
  expect(timeRatio(times, "ann-no-dropout")).toBe(1);
  expect(timeRatio(times, "cnn-sgd")).toBe(1);
});

it("the CNN's is one of the ANN's, and what was not timed has none", () => {
  const times = {ann: [10, 20, 30], cnn: [100, 220, 290]};
  expect(timeRatio(times, "cnn")).toBe(10);
  expect(timeRatio(times, "ann")).toBe(1);
  expect(timeRatio(times, "cnn-augmented")).toBeNull();
});

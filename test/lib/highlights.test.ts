import {describe, expect, it} from "vitest";
import {highlightedExamples, surestErrors, surestExamples} from "../../src/lib/highlights.js";
import type {Model} from "../../src/lib/schemas/vocabulary.js";
import type {Row} from "../../src/lib/schemas/tableSchemas.js";

/** A model's prediction with a given confidence, the rest on the class after it. */
function predicted(
  model: Model,
  example: number,
  [label, prediction]: readonly [number, number],
  confidence: number
): Row<"predictions"> {
  const probabilities = new Float32Array(10);
  probabilities[prediction] = confidence;
  probabilities[(prediction + 1) % 10] = 1 - confidence;
  return {model, example, label, prediction, probabilities, loss: 1};
}

function examplesOf(rows: readonly Row<"predictions">[]): number[] {
  return rows.map(({example}) => example);
}

describe("the surest errors", () => {
  it("are for each true class those of which the model was surest, ties in the order of the file", () => {
    const predictions = [
      predicted("ann", 5, [6, 0], 0.75),
      predicted("ann", 3, [6, 2], 0.75),
      predicted("ann", 4, [6, 0], 0.875),
      predicted("ann", 7, [0, 6], 0.625)
    ];
    const errors = surestErrors({predictions}, "ann");
    expect(errors.map(examplesOf)).toEqual([[7], [], [], [], [], [], [4, 3, 5], [], [], []]);
  });
  it("leave out what the model got right, and the other model's errors", () => {
    const predictions = [predicted("ann", 0, [6, 6], 0.75), predicted("cnn", 0, [6, 0], 0.75)];
    expect(surestErrors({predictions}, "ann").flat()).toEqual([]);
    expect(examplesOf(surestErrors({predictions}, "cnn").flat())).toEqual([0]);
  });
  it("are no more than ten for a class", () => {
    const predictions = Array.from({length: 12}, (_, i) => predicted("cnn", i, [1, 3], 0.5 + i / 32));
    expect(examplesOf(surestErrors({predictions}, "cnn")[1]!)).toEqual([11, 10, 9, 8, 7, 6, 5, 4, 3, 2]);
  });
  it("of both models name each image once", () => {
    const predictions = [predicted("ann", 2, [6, 0], 0.75), predicted("cnn", 2, [6, 0], 0.75)];
    expect(surestExamples({predictions})).toEqual([2]);
  });
});

it("the first galleries name each image once", () => {
  const predictions = [predicted("ann", 1, [6, 0], 0.75), predicted("cnn", 1, [6, 6], 0.75)];
  expect(highlightedExamples({predictions})).toEqual([1]);
});

import {expect, it} from "vitest";
import {changedAnswers} from "../../src/lib/changedAnswers.js";
import type {Row} from "../../src/lib/schemas/tableSchemas.js";

function change(model: "ann" | "cnn", example: number, distance: number, answer = 3): Row<"smallest-changes"> {
  return {model, example, label: 3, answer, prediction: 5, distance};
}

const smallestChanges = [
  ...[0.4, 0.9, 0.7, 0.8, 0.1].map((distance, example) => change("ann", example, distance)),
  ...[0.2, 0.5, 0.7, 0.9].map((distance, example) => change("cnn", example, distance)),
  change("cnn", 4, 0.05, 2)
];

it("compares the images that both networks name rightly, pair by pair", () => {
  const found = changedAnswers({smallestChanges})!;
  expect(found.lengths).toEqual({ann: [0.4, 0.7, 0.8, 0.9], cnn: [0.2, 0.5, 0.7, 0.9]});
  expect(found.medians.ann).toBeCloseTo(0.75);
  expect(found.medians.cnn).toBeCloseTo(0.6);
  expect(found.shorterForCnn).toBe(2);
  expect(found.share).toBe(0.5);
  expect(10 ** found.log10PValue).toBeCloseTo(1); // two against one: P = 2 (1 + 3) / 8
});

it("finds nothing where nothing is recorded", () => {
  expect(changedAnswers({smallestChanges: []})).toBeUndefined();
});

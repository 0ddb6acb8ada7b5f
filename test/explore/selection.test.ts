import {describe, expect, it} from "vitest";
import {selection, wrongCounts} from "../../src/explore/selection.js";
import {firstView, wrongs, type View} from "../../src/explore/view.js";
import {fewImages} from "./fewImages.js";

const selected = (change: Partial<View>): number[] =>
  Array.from(selection(fewImages(), {...firstView, sort: "index", order: "asc", ...change}));

describe("a selection", () => {
  it.each([
    ["any", [1, 2, 3, 4, 5]],
    ["ann", [1, 2, 4, 5]],
    ["cnn", [1, 3, 5]],
    ["both", [1, 5]],
    ["only-ann", [2, 4]],
    ["only-cnn", [3]]
  ] as const)("of wrong=%s is %o", (wrong, expected) => {
    expect(selected({wrong})).toEqual(expected);
  });
  it("of a cell of a confusion matrix is the images of its row that the model takes for its column", () => {
    expect(selected({model: "ann", label: 6, prediction: 4})).toEqual([2, 4]);
    expect(selected({model: "cnn", label: 6, prediction: 4})).toEqual([]);
  });
  it("of a cell on the diagonal is what the other model gets wrong of the model's hits", () => {
    expect(selected({model: "cnn", label: 6, prediction: 6})).toEqual([2, 4]);
  });
  it("by loss of the model puts the largest first, and equal ones in the order of the file", () => {
    expect(selected({model: "ann", sort: "loss", order: "desc"})).toEqual([5, 2, 4, 1, 3]);
    expect(selected({model: "ann", sort: "loss", order: "asc"})).toEqual([3, 1, 2, 4, 5]);
  });
  it("by confidence follows the model that is chosen", () => {
    expect(selected({model: "cnn", sort: "confidence", order: "desc"})).toEqual([4, 1, 2, 3, 5]);
  });
  it("by place in the file can run backwards", () => {
    expect(selected({sort: "index", order: "desc"})).toEqual([5, 4, 3, 2, 1]);
  });
});

it("the counts of who errs are the sizes of their selections under the same filters", () => {
  const filter = {...firstView, label: 6};
  const counts = wrongCounts(fewImages(), filter);
  for (const wrong of wrongs) expect(counts[wrong]).toBe(selected({...filter, wrong}).length);
  expect(counts).toEqual({any: 3, ann: 3, cnn: 1, both: 1, "only-ann": 2, "only-cnn": 0});
});

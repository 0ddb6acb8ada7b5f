import {expect, it} from "vitest";
import {filtersInWords} from "../../../src/explore/filters/filtersInWords.js";
import {fewImages} from "../images/fewImages.js";
import {noFilters, type Filters} from "../../../src/explore/view/view.js";

const {models} = fewImages();
const words = (change: Partial<Filters>): string[] =>
  filtersInWords({...noFilters, ...change}, models).map(({text}) => text);

it("no filter needs no words", () => {
  expect(words({})).toEqual([]);
});

it.each([
  [{label: [6]}, "true class Shirt"],
  [{label: [0, 2, 6]}, "true class Tops"],
  [{label: [0, 6]}, "true class T-shirt and Shirt"],
  [{saysA: "wrong"}, "the ANN is wrong"],
  [{saysB: [0]}, "the CNN says T-shirt"],
  [{right: ["a"]}, "only the ANN right"],
  [{same: false}, "the two predict different classes"],
  [{ranges: {"b-loss": {lower: 0.5, upper: 2}}}, "CNN’s loss 0.5 to 2"],
  [{ranges: {disagreement: {lower: 0.9, upper: Infinity}}}, "disagreement at least 0.9"],
  [{ids: [3]}, "test image 3"],
  [{ids: [3, 4]}, "2 images by their number"]
] as const)("%o is “%s”", (change, text) => {
  expect(words(change as Partial<Filters>)).toEqual([text]);
});

it("each filter's change takes it away and leaves the others", () => {
  const ranges = {"b-loss": {lower: 0, upper: 1}, "a-loss": {lower: 2, upper: 3}};
  const filters: Filters = {...noFilters, label: [6], saysB: [0], ranges, ids: [1], same: true, right: ["both"]};
  const all = filtersInWords(filters, models);
  expect(all).toHaveLength(7);
  for (const {text, without} of all) {
    const left = filtersInWords({...filters, ...without}, models).map((other) => other.text);
    expect(left).toEqual(all.map((other) => other.text).filter((other) => other !== text));
  }
});

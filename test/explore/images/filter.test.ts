import {describe, expect, it} from "vitest";
import {Filtered, rightOf, type FilterName} from "../../../src/explore/images/filter.js";
import {noFilters, type Filters} from "../../../src/explore/view/view.js";
import {fewImages} from "./fewImages.js";

const filtered = (change: Partial<Filters>): Filtered => new Filtered(fewImages(), {...noFilters, ...change});
const found = (change: Partial<Filters>, leftAside: FilterName[] = []): number[] =>
  Array.from(filtered(change).images(leftAside));

describe("the images that pass", () => {
  it("no filter are all", () => {
    expect(found({})).toEqual([0, 1, 2, 3, 4, 5]);
  });
  it.each([
    [["both"], [0]],
    [["a"], [3]],
    [["b"], [2, 4]],
    [["neither"], [1, 5]],
    [
      ["a", "neither"],
      [1, 3, 5]
    ]
  ] as const)("right=%s are %o", (right, expected) => {
    expect(found({right})).toEqual(expected);
  });
  it("a cell of a confusion matrix are the images of its row that the model takes for its column", () => {
    expect(found({label: [6], saysA: [4]})).toEqual([2, 4]);
    expect(found({label: [6], saysB: [4]})).toEqual([]);
  });
  it("several classes are those of any of them", () => {
    expect(found({label: [0, 9]})).toEqual([3, 5]);
    expect(found({saysA: [0, 7]})).toEqual([1, 3, 5]);
  });
  it("a right or wrong prediction are the hits or the errors of that model", () => {
    expect(found({saysA: "right"})).toEqual([0, 3]);
    expect(found({saysB: "wrong"})).toEqual([1, 3, 5]);
  });
  it("what just one model predicts are those where the other predicts something else", () => {
    expect(found({one: [6]})).toEqual([2, 3, 4]);
    expect(found({one: "right"})).toEqual([2, 3, 4]);
    expect(found({one: [0, 6]})).toEqual([2, 4]); // for image 3 each model predicts one of the two
  });
  it("the same prediction are those where both say it, be it wrong", () => {
    expect(found({same: true})).toEqual([0, 1]);
    expect(found({same: false})).toEqual([2, 3, 4, 5]);
  });
  it("a range are those with both ends included, and several ranges those in all of them", () => {
    expect(found({ranges: {"a-loss": {lower: 2, upper: 3}}})).toEqual([1, 2, 4]);
    expect(found({ranges: {"a-loss": {lower: 2, upper: 3}, "b-loss": {lower: -Infinity, upper: 1}}})).toEqual([2, 4]);
  });
  it("numbers are those images", () => {
    expect(found({ids: [1, 5]})).toEqual([1, 5]);
  });
  it("a part of a map are those inside its outline", () => {
    const places = {x: Float32Array.of(0, 1, 2, 3, 4, 5), y: new Float32Array(6)};
    const polygon = [
      [0.5, -1],
      [2.5, -1],
      [2.5, 1],
      [0.5, 1]
    ] as const;
    const images = {...fewImages(), maps: {"cnn-umap": places}};
    const area = {layout: "cnn-umap", polygon} as const;
    expect(Array.from(new Filtered(images, {...noFilters, area}).images())).toEqual([1, 2]);
  });
  it("all filters at once are those that pass each", () => {
    expect(found({label: [6], right: ["b"], ids: [4, 5]})).toEqual([4]);
  });
});

it("filters left aside count as if they were not set", () => {
  expect(found({label: [6], right: ["b"]}, ["right"])).toEqual([0, 1, 2, 4]);
  expect(found({label: [6], right: ["b"]}, ["right", "label"])).toEqual([0, 1, 2, 3, 4, 5]);
});

it("an image is known to pass or not", () => {
  expect(filtered({label: [6]}).has(4)).toBe(true);
  expect(filtered({label: [6]}).has(5)).toBe(false);
});

it("which model is right about an image follows from its label", () => {
  expect(Array.from({length: 6}, (_, image) => rightOf(fewImages(), image))).toEqual([
    "both",
    "neither",
    "b",
    "a",
    "b",
    "neither"
  ]);
});

it("a range of a measure that has not been loaded is refused by its name", () => {
  expect(() => filtered({ranges: {disagreement: {lower: 0, upper: 1}}})).toThrow(
    "expected the images to hold disagreement"
  );
});

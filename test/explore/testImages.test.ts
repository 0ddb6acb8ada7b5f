import {expect, it} from "vitest";
import {testImages} from "../../src/explore/testImages.js";
import {asColumns, fewImages} from "./fewImages.js";

it("rows in any order become arrays in the order of the test file", () => {
  expect(testImages(asColumns(fewImages()))).toEqual(fewImages());
});

it("an image that a model has seen twice, and so another never, is refused", () => {
  const columns = asColumns(fewImages());
  columns.example[0] = 4;
  expect(() => testImages(columns)).toThrow("expected each of 6 images once for each model, got 11 of 12 rows apart");
});

it("an image past the end is refused", () => {
  const columns = asColumns(fewImages());
  columns.example[0] = 9999;
  expect(() => testImages(columns)).toThrow(RangeError);
});

import {expect, it} from "vitest";
import {testImages} from "../../src/explore/testImages.js";
import {asColumns, fewImages} from "./fewImages.js";

it("the test images are those of table outcomes, column by column", () => {
  expect(testImages(asColumns(fewImages()))).toEqual(fewImages());
});

it("rows out of the order of the test file are refused", () => {
  const columns = {...asColumns(fewImages()), example: Uint16Array.of(0, 2, 1, 3, 4, 5)};
  expect(() => testImages(columns)).toThrow("expected test image 1 in row 1, got 2");
});

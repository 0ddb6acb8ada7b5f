import {expect, it} from "vitest";
import {selection} from "../../src/explore/selection.js";
import {firstView, type View} from "../../src/explore/view.js";
import {viewNotices} from "../../src/explore/viewNotices.js";
import {fewImages} from "./fewImages.js";

const noticesOf = (change: Partial<View>): string[] => {
  const view = {...firstView, ...change};
  return viewNotices(fewImages(), view, selection(fewImages(), view));
};

it("a view of errors needs no words", () => {
  expect(noticesOf({image: 1})).toEqual([]);
});

it("a cell on the diagonal is explained, as only errors are shown", () => {
  expect(noticesOf({label: 6, prediction: 6})).toEqual([
    "Only errors are here. Of the images of class Shirt that the CNN gets right, these are the ones that the ANN gets wrong."
  ]);
});

it("an empty selection says so", () => {
  expect(noticesOf({label: 3})).toEqual(["No error matches these filters."]);
});

it("an open image that is not in the gallery says why", () => {
  expect(noticesOf({image: 0})[0]).toContain("both models get it right");
  expect(noticesOf({image: 3, wrong: "ann"})[0]).toContain("the filters leave it out");
});

import {expect, it} from "vitest";
import {firstView} from "../../../src/explore/view/view.js";
import {viewNotices} from "../../../src/explore/view/viewNotices.js";

it("a view of some images needs no words", () => {
  expect(viewNotices({...firstView, image: undefined}, 3, false)).toEqual([]);
  expect(viewNotices({...firstView, image: 1}, 3, true)).toEqual([]);
});

it("an empty selection says so", () => {
  expect(viewNotices({...firstView, image: undefined}, 0, false)).toEqual([
    "No test image passes all of these filters."
  ]);
});

it("an open image that the filters leave out is said to be outside of the gallery", () => {
  expect(viewNotices({...firstView, image: 1234}, 3, false)).toEqual([
    expect.stringMatching(/\b1,234\b.*\bnot in the gallery\b/)
  ]);
});

it("a gallery sorted by likeness says to which image, and by what", () => {
  expect(viewNotices({...firstView, sort: "likeness", like: 1234}, 10, true)).toEqual([
    "Sorted by likeness to test image 1,234: by distance in the CNN’s last hidden layer."
  ]);
});

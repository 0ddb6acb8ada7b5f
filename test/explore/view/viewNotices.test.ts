import {expect, it} from "vitest";
import {viewNotices} from "../../../src/explore/view/viewNotices.js";

it("a view of some images needs no words", () => {
  expect(viewNotices({image: undefined}, 3, false)).toEqual([]);
  expect(viewNotices({image: 1}, 3, true)).toEqual([]);
});

it("an empty selection says so", () => {
  expect(viewNotices({image: undefined}, 0, false)).toEqual(["No test image passes all of these filters."]);
});

it("an open image that the filters leave out is said to be outside of the gallery", () => {
  expect(viewNotices({image: 1234}, 3, false)).toEqual([expect.stringMatching(/\b1,234\b.*\bnot in the gallery\b/)]);
});

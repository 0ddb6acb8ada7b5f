import {expect, it} from "vitest";
import {mostPicked, withPick, withPicks} from "../../../src/explore/gallery/picking.js";

it("a pick comes in its place, and a second time goes", () => {
  expect(withPick([2, 9], 5)).toEqual([2, 5, 9]);
  expect(withPick([2, 5, 9], 5)).toEqual([2, 9]);
});

it("several picks come together, those already picked once", () => {
  expect(withPicks([5], Uint16Array.of(9, 5, 1))).toEqual([1, 5, 9]);
});

it("no more can be picked than an address can name", () => {
  expect(withPicks([], Array(2 * mostPicked).keys())).toHaveLength(mostPicked);
});

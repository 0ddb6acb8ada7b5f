import {expect, it} from "vitest";
import {ranks, sorted} from "../../../src/explore/images/sorted.js";
import type {Order, Sort} from "../../../src/explore/view/view.js";
import {fewImages} from "./fewImages.js";

const order = (sort: Sort, direction: Order): number[] =>
  Array.from(sorted(fewImages(), Uint16Array.of(1, 2, 3, 4, 5), {sort, order: direction}));

it("by a measure the largest come first, equal ones in the order of the file", () => {
  expect(order("a-loss", "desc")).toEqual([5, 2, 4, 1, 3]);
  expect(order("a-loss", "asc")).toEqual([3, 1, 2, 4, 5]);
  expect(order("b-confidence", "desc")).toEqual([4, 1, 2, 3, 5]);
});

it("by number they can run backwards", () => {
  expect(order("index", "asc")).toEqual([1, 2, 3, 4, 5]);
  expect(order("index", "desc")).toEqual([5, 4, 3, 2, 1]);
});

it("the images that were found stay in their order", () => {
  const found = Uint16Array.of(1, 2, 3);
  sorted(fewImages(), found, {sort: "index", order: "desc"});
  sorted(fewImages(), found, {sort: "b-loss", order: "asc"});
  expect(Array.from(found)).toEqual([1, 2, 3]);
});

it("the rank of the largest value is 1, and equal values share the first of their ranks", () => {
  expect(Array.from(ranks(Float32Array.of(0.1, 2, 3, 0.2, 3, 4)))).toEqual([6, 4, 2, 5, 2, 1]);
});

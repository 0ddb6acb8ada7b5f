import {describe, expect, it} from "vitest";
import {blockShare, blockSum, changedCells, crossCounts, modeCounts} from "../../../src/explore/matrix/counts.js";
import type {TestImages} from "../../../src/explore/images/testImages.js";
import {fewImages} from "../images/fewImages.js";

const all = Uint16Array.of(0, 1, 2, 3, 4, 5);

it("a cell counts the images of its row and column among those given", () => {
  const {labels, models} = fewImages();
  const {predictions} = models.a;
  expect(crossCounts(labels, predictions, all)[10 * 6 + 4]).toBe(2);
  expect(crossCounts(labels, predictions, Uint16Array.of(0, 4))[10 * 6 + 4]).toBe(1);
});

it("agreement sets A's predictions in rows and B's in columns", () => {
  expect(modeCounts(fewImages(), "agreement", all).counts[10 * 4 + 6]).toBe(2);
});

it("the difference takes A's matrix off B's", () => {
  const {counts, less} = modeCounts(fewImages(), "difference", all);
  expect([counts[66], less![66]]).toEqual([3, 1]);
});

it("a block sums its cells, and its share is of its rows or its columns", () => {
  const {counts} = modeCounts(fewImages(), "a", all);
  expect(blockSum(counts, [0, 6], [0, 6])).toBe(3);
  expect(blockShare(counts, [6], [4], "row")).toBe(0.5);
  expect(blockShare(counts, [6], [0], "column")).toBe(0.5);
  expect(blockShare(counts, [1], [0], "row")).toBe(0);
});

describe("a cell is changed", () => {
  /** Shirts, so many of which only the ANN takes for a T-shirt and only the CNN; all other predictions are right. */
  const shirts = (onlyAnn: number, onlyCnn: number): TestImages => {
    const count = onlyAnn + onlyCnn;
    const ann = Uint8Array.from({length: count}, (_, i) => (i < onlyAnn ? 0 : 6));
    const cnn = Uint8Array.from({length: count}, (_, i) => (i < onlyAnn ? 6 : 0));
    const {models, ...images} = fewImages();
    const compared = {a: {...models.a, predictions: ann}, b: {...models.b, predictions: cnn}};
    return {...images, count, labels: new Uint8Array(count).fill(6), models: compared};
  };
  it("where McNemar's p times the hundred cells is at most 5%, and nowhere else", () => {
    // 12 against 0: p = 2⁻¹¹ = 0.00049, times 100 = 0.049; the cell of the hits is the same images the other way
    expect(Array.from(changedCells(shirts(12, 0)).entries()).filter(([, is]) => is === 1)).toEqual([
      [60, 1],
      [66, 1]
    ]);
  });
  it("not where it is above", () => {
    // 11 against 0: p = 2⁻¹⁰ = 0.00098, times 100 = 0.098
    expect(changedCells(shirts(11, 0)).includes(1)).toBe(false);
  });
  it("not where both models err as often on other images", () => {
    expect(changedCells(shirts(500, 500)).includes(1)).toBe(false);
  });
});

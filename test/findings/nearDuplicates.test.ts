import {describe, expect, it} from "vitest";
import {nearDuplicates} from "../../data-loaders/findings/nearDuplicates.js";
import {pick} from "../../data-loaders/dataset/examples.js";
import {loadFixture} from "../fixtures/dataset/loadFixture.js";

const {train, test} = loadFixture();

function distance(i: number, j: number): number {
  let sum = 0;
  for (let p = 0; p < 784; ++p) sum += (test.pixels[784 * i + p]! - train.pixels[784 * j + p]!) ** 2;
  return Math.sqrt(sum);
}

describe("near duplicates", () => {
  it("are what comparing every pair finds, in whole numbers", async () => {
    const {neighbours, distances} = await nearDuplicates({train, test});
    for (let i = 0; i < test.count; ++i) {
      const all = Array.from({length: train.count}, (_, j) => distance(i, j));
      const nearest = Math.min(...all);
      expect(distances[i]).toBe(Math.fround(nearest));
      expect(neighbours[i]).toBe(all.indexOf(nearest));
    }
  });
  it("of an image that is there are itself, at distance 0", async () => {
    const {neighbours, distances} = await nearDuplicates({train, test: pick(train, Uint32Array.of(7, 8))});
    expect([...neighbours]).toEqual([7, 8]);
    expect([...distances]).toEqual([0, 0]);
  });
});

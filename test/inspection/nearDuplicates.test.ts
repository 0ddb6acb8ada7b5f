import {describe, expect, it} from "vitest";
import {thisProject} from "../../data-loaders/project.js";
import {nearDuplicates, recordedNearDuplicates} from "../../data-loaders/inspection/nearDuplicates.js";
import {loadFixture} from "../fixtures/dataset/loadFixture.js";

const {train, test} = loadFixture();

function distance(i: number, j: number): number {
  let sum = 0;
  for (let p = 0; p < 784; ++p) sum += (test.pixels[784 * i + p]! - train.pixels[784 * j + p]!) ** 2;
  return Math.sqrt(sum);
}

describe("near duplicates", () => {
  it("are what comparing every pair finds, in whole numbers", async () => {
    const {neighbours, distances} = await nearDuplicates(train.pixels, test.pixels);
    for (let i = 0; i < test.count; ++i) {
      const all = Array.from({length: train.count}, (_, j) => distance(i, j));
      const nearest = Math.min(...all);
      expect(distances[i]).toBe(Math.fround(nearest));
      expect(neighbours[i]).toBe(all.indexOf(nearest));
    }
  });
  it("of an image that is there are itself, at distance 0", async () => {
    const {neighbours, distances} = await nearDuplicates(train.pixels, train.pixels.slice(784 * 7, 784 * 9));
    expect([...neighbours]).toEqual([7, 8]);
    expect([...distances]).toEqual([0, 0]);
  });
  it("that are recorded are of one data set: others have none", () => {
    expect(recordedNearDuplicates(thisProject.recorded, "0".repeat(64))).toBeUndefined();
  });
});

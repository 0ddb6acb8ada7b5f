import {describe, expect, it} from "vitest";
import {quickSubset} from "../../data-loaders/dataset/quickSubset.js";
import {loadFixture} from "../fixtures/dataset/loadFixture.js";
import {uniformImages} from "../fixtures/dataset/uniformImages.js";

describe("quickSubset", () => {
  it("takes the first of each class in file order", () => {
    const labels = Uint8Array.of(1, 1, 0, 0, 9, 8, 7, 6, 5, 4, 3, 2, 9);
    const pixels = uniformImages(...labels.keys());
    const subset = quickSubset({pixels, labels, count: 13}, 10);
    expect([...subset.labels]).toEqual([1, 0, 9, 8, 7, 6, 5, 4, 3, 2]);
    expect([...subset.labels.keys()].map((i) => subset.pixels[i * 784 + 783])).toEqual([
      0, 2, 4, 5, 6, 7, 8, 9, 10, 11
    ]);
    expect(subset.count).toBe(10);
  });
  it("of all examples is all of them, in shared memory", () => {
    const {train} = loadFixture();
    const subset = quickSubset(train, train.count);
    expect(Buffer.compare(subset.pixels, train.pixels)).toBe(0);
    expect(subset.labels).toEqual(train.labels);
    expect(subset.pixels.buffer).toBeInstanceOf(SharedArrayBuffer);
  });
  it("refuses counts that give classes unequal shares, none, or more than there are", () => {
    const {train} = loadFixture();
    for (const count of [15, 0, -10, NaN, 610]) expect(() => quickSubset(train, count)).toThrow(RangeError);
  });
});

import {describe, expect, it} from "vitest";
import {pixelStatistics} from "../../data-loaders/dataset/pixelStatistics.js";
import {standardisationTable} from "../../data-loaders/dataset/standardisationTable.js";
import {loadFixture} from "../fixtures/dataset/loadFixture.js";

describe("standardisationTable", () => {
  it("maps each level to (level / 255 − mean) / standard deviation", () => {
    const table = standardisationTable({mean: 0.5, standardDeviation: 0.25});
    expect(table).toHaveLength(256);
    expect([table[0], table[255], table[51]]).toEqual([-2, 2, Math.fround((51 / 255 - 0.5) / 0.25)]);
  });
  it("gives the pixels it was made from mean 0 and standard deviation 1", () => {
    const {pixels} = loadFixture().train;
    const table = standardisationTable(pixelStatistics(pixels));
    const values = Array.from(pixels, (level) => table[level]!);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
    expect(mean).toBeCloseTo(0, 6);
    expect(variance).toBeCloseTo(1, 6);
  });
  it("refuses a standard deviation of 0 or NaN", () => {
    for (const standardDeviation of [0, NaN])
      expect(() => standardisationTable({mean: 0, standardDeviation})).toThrow(RangeError);
  });
});

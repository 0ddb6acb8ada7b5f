import {describe, expect, it} from "vitest";
import {pairedSeedSummary, seedSummary} from "../../src/lib/seedSummary.js";

const first = [0.912, 0.918, 0.909, 0.915, 0.921];
const second = [0.921, 0.925, 0.92, 0.919, 0.93];

describe("seedSummary", () => {
  it("agrees with R", () => {
    // R 4.2.2: t.test(c(0.912, 0.918, 0.909, 0.915, 0.921))$conf.int; sd of the same
    const {count, mean, standardDeviation, lower, upper} = seedSummary(first);
    expect(count).toBe(5);
    expect(mean).toBeCloseTo(0.915, 15);
    expect(standardDeviation).toBeCloseTo(0.0047434164902525732, 15);
    expect(lower).toBeCloseTo(0.90911027051556736, 14);
    expect(upper).toBeCloseTo(0.92088972948443282, 14);
  });
  it("of two values has t's wide interval: by hand 2 ± tan(0.475 π)", () => {
    const {standardDeviation, lower, upper} = seedSummary(Float32Array.of(1, 3));
    expect(standardDeviation).toBe(Math.SQRT2);
    expect(lower).toBeCloseTo(2 - Math.tan(0.475 * Math.PI), 12);
    expect(upper).toBeCloseTo(2 + Math.tan(0.475 * Math.PI), 12);
  });
  it("of one value is it, without standard deviation or interval", () => {
    expect(seedSummary([0.9])).toEqual({count: 1, mean: 0.9, standardDeviation: NaN, lower: NaN, upper: NaN});
  });
  it("of no values is NaN", () => {
    expect(seedSummary([])).toEqual({count: 0, mean: NaN, standardDeviation: NaN, lower: NaN, upper: NaN});
  });
  it("of equal values deviates by exactly 0", () => {
    expect(seedSummary([0.1, 0.1, 0.1])).toEqual({count: 3, mean: 0.1, standardDeviation: 0, lower: 0.1, upper: 0.1});
  });
  it("leaves a NaN visible, wherever it stands", () => {
    for (const values of [
      [NaN, 1, 2],
      [1, 2, NaN]
    ])
      expect(seedSummary(values)).toEqual({count: 3, mean: NaN, standardDeviation: NaN, lower: NaN, upper: NaN});
  });
  it("keeps the standard deviation of values far from 0", () => {
    expect(seedSummary([1e9 + 1, 1e9 + 2, 1e9 + 3]).standardDeviation).toBe(1);
  });
});

describe("pairedSeedSummary", () => {
  it("agrees with R", () => {
    // R 4.2.2: t.test(second, first, paired=TRUE); sd(second - first)
    const {count, mean, standardDeviation, lower, upper, pValue} = pairedSeedSummary(first, second);
    expect(count).toBe(5);
    expect(mean).toBeCloseTo(0.008, 14);
    expect(standardDeviation).toBeCloseTo(0.0026457513110645929, 14);
    expect(lower).toBeCloseTo(0.0047148658488506941, 14);
    expect(upper).toBeCloseTo(0.0112851341511493192, 14);
    expect(pValue).toBeCloseTo(0.0024958900131663224, 12);
  });
  it("turns its sign but not its p when the variants are swapped", () => {
    const [there, back] = [pairedSeedSummary(first, second), pairedSeedSummary(second, first)];
    expect([back.mean, back.lower, back.upper]).toEqual([-there.mean, -there.upper, -there.lower]);
    expect(back.pValue).toBe(there.pValue);
  });
  it("has a p of 1 where the differences cancel", () => {
    expect(pairedSeedSummary([1, 2], [2, 1])).toMatchObject({mean: 0, pValue: 1});
  });
  // As SciPy 1.10.1: ttest_rel([1, 2, 3], [1, 2, 3]).pvalue is nan, ttest_rel([2, 3, 4], [1, 2, 3]).pvalue 0.0
  it("has no p where no seed differs, and a p of 0 where all differ by the same", () => {
    expect(pairedSeedSummary([1, 2, 3], [1, 2, 3])).toMatchObject({mean: 0, standardDeviation: 0, pValue: NaN});
    expect(pairedSeedSummary([1, 2, 3], [2, 3, 4])).toMatchObject({mean: 1, standardDeviation: 0, pValue: 0});
  });
  it("has a difference but no p for one seed, and nothing for none", () => {
    expect(pairedSeedSummary([1], [3])).toMatchObject({count: 1, mean: 2, lower: NaN, pValue: NaN});
    expect(pairedSeedSummary([], [])).toMatchObject({count: 0, mean: NaN, pValue: NaN});
  });
  it("refuses lengths that differ", () => {
    expect(() => pairedSeedSummary([1, 2], [1])).toThrow(
      "invalid seeds: expected as many of the second as of the first (2), got 1"
    );
  });
});

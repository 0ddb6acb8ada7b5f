import {randomLcg} from "d3";
import {describe, expect, it} from "vitest";
import {outcomes} from "../../data-loaders/evaluation/outcomes.js";
import {pairedBootstrap} from "../../data-loaders/evaluation/pairedBootstrap.js";
import {normalQuantile} from "../../src/lib/interval.js";
import {mcnemarExact} from "../../src/lib/mcnemarExact.js";
import {pairedDifference} from "../../src/lib/pairedDifference.js";

/** Counts of so many images, the concordant ones all right by both. */
function countsOf(imageCount: number, onlyFirstCount: number, onlySecondCount: number) {
  return {bothCount: imageCount - onlyFirstCount - onlySecondCount, onlyFirstCount, onlySecondCount, neitherCount: 0};
}

/** Standard error of a paired difference of accuracies. */
function standardError(imageCount: number, onlyFirstCount: number, onlySecondCount: number): number {
  const difference = (onlySecondCount - onlyFirstCount) / imageCount;
  return Math.sqrt(((onlyFirstCount + onlySecondCount) / imageCount - difference ** 2) / imageCount);
}

describe("pairedDifference", () => {
  // Of 10,000 resamples a bound's own standard error is 0.027 of the difference's: sqrt(0.025 × 0.975 / 10,000) / 0.0584.
  it.each([
    [500, 40, 75],
    [10_000, 413, 678],
    [10_000, 3, 9]
  ])("agrees with the bootstrap of arrays for %i images, %i against %i, within sampling error", (n, b, c) => {
    const firstCorrect = new Uint8Array(n).fill(1, 0, n - c);
    const secondCorrect = new Uint8Array(n).fill(1, b);
    const {difference, lower, upper} = pairedDifference(outcomes(firstCorrect, secondCorrect), randomLcg(1));
    const arrays = pairedBootstrap(firstCorrect, secondCorrect, {seed: 1});
    const tolerance = 0.15 * standardError(n, b, c) + 1 / n;
    expect(difference).toBe(arrays.difference);
    expect(Math.abs(lower - arrays.lower)).toBeLessThan(tolerance);
    expect(Math.abs(upper - arrays.upper)).toBeLessThan(tolerance);
  });
  it("agrees with the normal approximation for 10,000 images, within a tenth of a standard error", () => {
    const error = standardError(10_000, 413, 678);
    const {difference, lower, upper} = pairedDifference(countsOf(10_000, 413, 678), randomLcg(1));
    expect(Math.abs(difference - normalQuantile * error - lower)).toBeLessThan(error / 10);
    expect(Math.abs(difference + normalQuantile * error - upper)).toBeLessThan(error / 10);
  });
  // SciPy 1.10.1: bootstrap((second - first,), mean, n_resamples=100000, method="percentile", random_state=1)
  it("agrees with SciPy's bootstrap, within two images of 10,000", () => {
    const {lower, upper} = pairedDifference(countsOf(10_000, 413, 678), randomLcg(3));
    expect(Math.abs(lower - 0.0201)).toBeLessThanOrEqual(0.00021);
    expect(Math.abs(upper - 0.033)).toBeLessThanOrEqual(0.00021);
  });
  it("gives McNemar's exact p of the discordant images", () => {
    expect(pairedDifference(countsOf(10_000, 413, 678), randomLcg(1), 10).log10PValue).toBe(mcnemarExact(413, 678));
  });
  it("is the same for the same random numbers, and another for others", () => {
    const intervals = [1, 1, 2, 3, 4].map((seed) => pairedDifference(countsOf(10_000, 413, 678), randomLcg(seed), 200));
    expect(intervals[1]).toEqual(intervals[0]);
    expect(new Set(intervals.map(({lower, upper}) => `${lower} ${upper}`)).size).toBeGreaterThan(1);
  });
  it("is second minus first, in whichever cell the concordant images are", () => {
    const counts = {bothCount: 0, onlyFirstCount: 90, onlySecondCount: 30, neitherCount: 880};
    const {difference, lower, upper} = pairedDifference(counts, randomLcg(1));
    expect(difference).toBe(-0.06);
    expect([lower < -0.06, -0.06 < upper, upper < 0]).toEqual([true, true, true]);
  });
  it("is no more than zero where the runs never differ, with a p of 1", () => {
    const same = {difference: 0, lower: 0, upper: 0, log10PValue: 0};
    expect(pairedDifference(countsOf(100, 0, 0), randomLcg(1))).toEqual(same);
  });
  it("is one where only the second is ever right", () => {
    expect(pairedDifference(countsOf(100, 0, 100), randomLcg(1))).toMatchObject({difference: 1, lower: 1, upper: 1});
  });
  it("refuses no images, parts of images and fewer than none", () => {
    expect(() => pairedDifference(countsOf(0, 0, 0), randomLcg(1))).toThrow(
      "invalid counts: expected whole numbers from 0, not all 0, got 0, 0, 0, 0"
    );
    expect(() => pairedDifference(countsOf(10, 0.5, 0.5), randomLcg(1))).toThrow("got 9, 0.5, 0.5, 0");
    expect(() => pairedDifference(countsOf(10, 12, 0), randomLcg(1))).toThrow("got -2, 12, 0, 0");
  });
});

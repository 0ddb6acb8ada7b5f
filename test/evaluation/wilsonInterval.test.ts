import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {wilsonInterval} from "../../src/lib/wilsonInterval.js";

describe("wilsonInterval", () => {
  // statsmodels 0.13.5: proportion_confint(count, nobs, method="wilson")
  it.each([
    [9123, 10000, 0.9065965642806005, 0.9176867906629395],
    [872, 1000, 0.8498604138497563, 0.8912924778369906],
    [5, 10, 0.23659309051256394, 0.7634069094874361],
    [3, 7, 0.15821985525146964, 0.7495416354723428],
    [0, 10, 0, 0.27753279986288926],
    [10, 10, 0.7224672001371106, 1],
    [1, 1, 0.2065493143772374, 1]
  ])("of %i in %i agrees with statsmodels", (successCount, count, lower, upper) => {
    const interval = wilsonInterval(successCount, count);
    expect(interval.lower).toBeCloseTo(lower, 13);
    expect(interval.upper).toBeCloseTo(upper, 13);
  });
  it("is everything for no trials", () => {
    expect(wilsonInterval(0, 0)).toEqual({lower: 0, upper: 1});
  });
  it("lies within [0, 1] and holds the proportion", () => {
    fc.assert(
      fc.property(fc.integer({min: 1, max: 60_000}), fc.double({min: 0, max: 1, noNaN: true}), (count, share) => {
        const successCount = Math.round(share * count);
        const {lower, upper} = wilsonInterval(successCount, count);
        const bounds = [0, lower, successCount / count, upper, 1];
        expect(bounds).toEqual(bounds.toSorted((a, b) => a - b));
      })
    );
  });
  it("of failures mirrors that of successes", () => {
    fc.assert(
      fc.property(fc.nat(1000), fc.nat(1000), (successCount, failureCount) => {
        const count = successCount + failureCount;
        expect(wilsonInterval(failureCount, count).lower).toBeCloseTo(
          1 - wilsonInterval(successCount, count).upper,
          12
        );
      })
    );
  });
  it.each([
    [-1, 10],
    [11, 10],
    [NaN, 10]
  ])("refuses %d successes in %d trials", (successCount, count) => {
    expect(() => wilsonInterval(successCount, count)).toThrow(`expected 0 to ${count}, got ${successCount}`);
  });
});

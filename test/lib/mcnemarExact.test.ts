import {describe, expect, it} from "vitest";
import {mcnemarExact} from "../../src/lib/mcnemarExact.js";

describe("mcnemarExact", () => {
  // SciPy 1.10.1: log10(binomtest(b, b + c).pvalue)
  it.each([
    [1, 0, 0],
    [6, 0, -1.505149978319906],
    [10, 4, -0.7457772709042254],
    [121, 59, -5.353160309668576],
    [413, 678, -15.017802087534768],
    [200, 800, -84.78383443153281]
  ])("of %i against %i agrees with SciPy", (onlyFirst, onlySecond, log10P) => {
    expect(mcnemarExact(onlyFirst, onlySecond)).toBeCloseTo(log10P, 11);
  });
  // mpmath, 40 digits: log10(2 * sum(binomial(n, i) for i in 0..min) / 2**n)
  it.each([
    [60, 2000, -503.27248967694025],
    [10, 4000, -1177.3613628551854],
    [0, 10000, -3009.998926644148]
  ])("of %i against %i keeps a p that float64 cannot hold", (onlyFirst, onlySecond, log10P) => {
    expect(mcnemarExact(onlyFirst, onlySecond)).toBeCloseTo(log10P, 8);
  });
  it.each([
    [0, 0],
    [5, 5],
    [300, 301],
    [5000, 5000]
  ])("of %i against %i is 0: p is 1, not more", (onlyFirst, onlySecond) => {
    expect(mcnemarExact(onlyFirst, onlySecond)).toBeCloseTo(0, 12);
    expect(mcnemarExact(onlyFirst, onlySecond)).toBeLessThanOrEqual(0);
  });
  it("does not depend on the order", () => {
    expect(mcnemarExact(59, 121)).toBe(mcnemarExact(121, 59));
  });
});

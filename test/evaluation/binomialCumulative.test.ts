import {describe, expect, it} from "vitest";
import {binomialCumulative} from "../../data-loaders/evaluation/binomialCumulative.js";

describe("binomialCumulative", () => {
  // SciPy 1.10.1: binom.cdf(k, n, p)
  it("agrees with SciPy for 5 trials at 0.3", () => {
    const reference = [0.16807, 0.52822, 0.83692, 0.96922, 0.99757, 1];
    expect([...binomialCumulative(5, 0.3)]).toEqual(reference.map((value): unknown => expect.closeTo(value, 14)));
  });
  it.each([
    [800, 0.00020576562292608873],
    [850, 0.0409756562200555],
    [900, 0.5088739830322607],
    [950, 0.9603543730190084],
    [1000, 0.9997301115694818]
  ])("agrees with SciPy for 10,000 trials at 0.09, up to %i successes", (successCount, reference) => {
    expect(binomialCumulative(10_000, 0.09)[successCount]).toBeCloseTo(reference, 11);
  });
  it("is a step at probabilities 0 and 1, and for no trials", () => {
    expect([...binomialCumulative(3, 0)]).toEqual([1, 1, 1, 1]);
    expect([...binomialCumulative(3, 1)]).toEqual([0, 0, 0, 1]);
    expect([...binomialCumulative(0, 0.5)]).toEqual([1]);
  });
  it("ends in exactly 1", () => {
    expect(binomialCumulative(60_000, 0.123).at(-1)).toBe(1);
  });
});

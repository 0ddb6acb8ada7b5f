import {describe, expect, it} from "vitest";
import {equivalence} from "../../data-loaders/evaluation/equivalence.js";
import {pairedPower, pairsNeeded} from "../../data-loaders/evaluation/pairedPower.js";
import {predictionInterval} from "../../data-loaders/evaluation/predictionInterval.js";
import {fisherTail, varianceTest} from "../../data-loaders/evaluation/varianceTest.js";

describe("pairedPower", () => {
  // SciPy 1.10.1, stats.nct.sf(c, n - 1, k) + stats.nct.cdf(-c, n - 1, k)
  it.each([
    [0.5, 0.35, 3, 0.29514465535136725],
    [0.5, 0.35, 5, 0.6708143273630265],
    [0.5, 0.35, 10, 0.9792294629237832],
    [0.5, 0.1, 3, 0.9754622687269888],
    [0.2, 0.4, 20, 0.564504418439038],
    [0.5, 2, 5, 0.07234746299198182],
    [0.5, 0.35, 2, 0.12695513941461056],
    [-0.005, 0.002, 100, 1],
    [0.5, 0.35, 5, 0.13143273521088983, 0.05 / 14],
    [0.5, 0.35, 10, 0.7049631415208466, 0.05 / 14],
    [0.2, 0.4, 20, 0.17882368598636036, 0.05 / 14]
  ])("of an effect of %d with deviation %d over %i pairs is %d", (effect, deviation, count, power, level = 0.05) => {
    expect(pairedPower(effect, deviation, count, level)).toBeCloseTo(power, 6);
  });
  it("of no effect is the level", () => {
    for (const count of [2, 3, 10, 100]) expect(pairedPower(0, 1, count, 0.01)).toBeCloseTo(0.01, 6);
  });
  it.each([
    [0.5, 0.35, 7],
    [0.5, 0.1, 3],
    [0.2, 0.4, 34],
    [0.5, 0.35, 12, 0.05 / 14],
    [0.2, 0.4, 61, 0.05 / 14]
  ])("of 0.8 for %d with deviation %d takes %i pairs", (effect, deviation, count, level = 0.05) => {
    expect(pairsNeeded(effect, deviation, 0.8, level)).toBe(count);
  });
  it("of 0.8 may take more than there will ever be", () => {
    expect(pairsNeeded(1e-6, 1, 0.8, 0.05)).toBe(Infinity);
  });
});

describe("equivalence", () => {
  // SciPy: max(stats.t.sf((m + d) / e, n - 1), stats.t.cdf((m - d) / e, n - 1)) for mean m, margin d, error e
  it.each([
    [[0.0011, -0.0004, 0.0021, 0.0003, -0.0012], 0.0006465307037209658],
    [[0.0041, 0.0034, 0.0061, 0.0033, 0.0052], 0.17155890054018183]
  ])("of %j within 0.005 has p %d", (differences, p) => {
    expect(equivalence(differences, 0.005)).toBeCloseTo(p, 12);
    expect(
      equivalence(
        differences.map((one) => -one),
        0.005
      )
    ).toBeCloseTo(p, 12);
  });
  it("of one pair is not known", () => {
    expect(equivalence([0], 0.005)).toBeNaN();
  });
});

describe("varianceTest", () => {
  // SciPy: stats.f.sf
  it.each([
    [2.1, 99, 29, 0.01231256086719158],
    [1, 4, 4, 0.5],
    [0.5, 29, 99, 0.9824170226675657],
    [6.39, 4, 4, 0.04997727619726616],
    [3.2, 1, 1, 0.32451035830443803],
    [1.3, 999, 999, 1.74175251246447e-5]
  ])("gives F above %d with %i and %i degrees of freedom the chance %d", (f, above, below, p) => {
    expect(fisherTail(f, above, below)).toBeCloseTo(p, 10);
  });
  it("of two samples has the ratio of their variances", () => {
    const {ratio, pValue} = varianceTest([1, 3, 2, 8, 4], [2, 2.5, 2.2, 2.9]);
    expect(ratio).toBeCloseTo(47.608695652173935, 10);
    expect(pValue).toBeCloseTo(0.004783654496220988, 10);
  });
});

describe("predictionInterval", () => {
  it("is the t interval of one more value, by SciPy's quantile", () => {
    const {lower, upper} = predictionInterval([0.884, 0.8883, 0.8894, 0.8945, 0.8938]);
    expect(lower).toBeCloseTo(0.8769235625218973, 12);
    expect(upper).toBeCloseTo(0.9030764374781025, 12);
  });
  it("of one value is not known", () => {
    expect(predictionInterval([1]).lower).toBeNaN();
  });
});

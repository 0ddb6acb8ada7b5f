import {describe, expect, it} from "vitest";
import {fBeyond, tBeyond, tInterval, tQuantile} from "./studentT.js";

/** Values of SciPy 1.10.1. */
describe("what claims are recomputed with", () => {
  it("has Student's t as SciPy has it: t.ppf(0.975, n) and 2 t.sf(2.5, n)", () => {
    const quantiles = [
      12.706204736432095, 4.302652729911275, 3.182446305284263, 2.7764451051977987, 2.2621571627409915
    ];
    const tails = [
      0.2422378831816867, 0.1296117202215108, 0.08770664700806555, 0.06676654481198813, 0.03386182768298571
    ];
    [1, 2, 3, 4, 9].forEach((freedom, i) => {
      expect(tQuantile(0.95, freedom)).toBeCloseTo(quantiles[i]!, 9);
      expect(tBeyond(2.5, freedom)).toBeCloseTo(tails[i]!, 12);
    });
  });
  it("has the F distribution as SciPy has it: f.sf(2, 4, 4), f.sf(1.5, 99, 29), f.sf(3, 2, 2)", () => {
    expect(fBeyond(2, 4, 4)).toBeCloseTo(0.25925925925925924, 9);
    expect(fBeyond(1.5, 99, 29)).toBeCloseTo(0.10636206672607994, 9);
    expect(fBeyond(3, 2, 2)).toBeCloseTo(0.25, 9);
  });
  it("has the interval of a mean as SciPy has it: t.interval(0.95, 4, mean, sem)", () => {
    const {lower, upper} = tInterval([0.006, 0.002, 0.004, 0.008, 0.0001]);
    expect([lower, upper]).toEqual([expect.closeTo(0.00013258023794247, 12), expect.closeTo(0.00790741976205753, 12)]);
  });
});

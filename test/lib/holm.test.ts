import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {holm} from "../../src/lib/holm.js";

const adjusted = (pValues: readonly number[]): number[] =>
  Array.from(holm(pValues.map(Math.log10)), (log10PValue) => 10 ** log10PValue);

describe("Holm's correction", () => {
  it("multiplies the smallest p by the number of tests, the next by one less, and never falls", () => {
    // by hand: 0.005 × 4, 0.01 × 3, 0.03 × 2, and 0.04 × 1 raised to what stands before it
    const expected = [0.03, 0.06, 0.06, 0.02];
    adjusted([0.01, 0.04, 0.03, 0.005]).forEach((p, i) => expect(p).toBeCloseTo(expected[i]!, 12));
  });
  it("stops at 1", () => {
    expect(adjusted([0.9, 0.5])).toEqual([1, 1]);
  });
  it("of one test changes nothing, and of none is empty", () => {
    expect(adjusted([0.25])[0]).toBeCloseTo(0.25, 12);
    expect(adjusted([])).toEqual([]);
  });
  it("never makes a p smaller, and keeps the order of the tests", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({min: -400, max: 0, noNaN: true}), {minLength: 1, maxLength: 50}),
        (log10PValues) => {
          const after = holm(log10PValues);
          log10PValues.forEach((a, i) => {
            expect(after[i]).toBeGreaterThanOrEqual(a === 0 ? -0 : a);
            log10PValues.forEach((b, j) => expect(a < b && after[i]! > after[j]!).toBe(false));
          });
        }
      )
    );
  });
});

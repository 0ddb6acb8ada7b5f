import {describe, expect, it} from "vitest";
import {slices} from "../../data-loaders/evaluation/slices.js";

/** Forty images of rising value, of which the tenth to the seventeenth are named wrongly but for the twelfth. */
const values = Float32Array.from({length: 40}, (_, i) => i);
const correct = Uint8Array.from(values, (i) => Number(i < 9 || i > 16 || i === 11));

describe("slices", () => {
  it("cuts by the images of even numbers and counts those of odd ones", () => {
    const found = slices(values, correct);
    expect(found.map(({from, to}) => [from, to])).toEqual([
      [0, 6],
      [6, 14],
      [14, 22],
      [22, 30],
      [30, 38]
    ]);
    expect(found.map(({count, errorCount}) => [count, errorCount])).toEqual([
      [3, 0],
      [4, 2],
      [4, 1],
      [4, 0],
      [5, 0]
    ]);
  });
  it("suspects what the images of even numbers name the worst, and tests that alone", () => {
    const found = slices(values, correct);
    expect(found.map(({isSuspected}) => isSuspected)).toEqual([false, true, false, false, false]);
    expect(found.map(({pValue}) => pValue !== undefined)).toEqual([false, true, false, false, false]);
    // scipy.stats.ttest_ind([1, 1, 0, 0], [1] + 15 * [0], equal_var=False).pvalue
    expect(found[1]!.pValue).toBeCloseTo(0.2274349210871029, 12);
  });
  it("depends on no value's order but the measure's", () => {
    const reversed = slices(
      values.map((value) => -value),
      correct
    );
    expect(reversed.reduce((sum, {errorCount}) => sum + errorCount, 0)).toBe(3);
    expect(reversed.reduce((sum, {count}) => sum + count, 0)).toBe(20);
  });
});

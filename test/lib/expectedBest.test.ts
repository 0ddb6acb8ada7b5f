import {expect, it} from "vitest";
import {expectedBest} from "../../src/lib/expectedBest.js";

/** Mean of the largest over all subsets of a size, one by one. */
function byCounting(values: readonly number[], size: number): number {
  const largest: number[] = [];
  for (let subset = 0; subset < 2 ** values.length; ++subset) {
    const drawn = values.filter((_, i) => (subset >> i) % 2 === 1);
    if (drawn.length === size) largest.push(Math.max(...drawn));
  }
  return largest.reduce((sum, value) => sum + value, 0) / largest.length;
}

it("is the mean of the best over all ways to draw so many", () => {
  const values = [0.3, 0.9, 0.1, 0.5, 0.9, 0.7];
  const found = expectedBest(values);
  expect(found).toHaveLength(values.length);
  found.forEach((value, i) => expect(value).toBeCloseTo(byCounting(values, i + 1), 12));
});

it("is the mean for one, and the best for all", () => {
  expect(expectedBest([1, 2, 6])[0]).toBeCloseTo(3, 12);
  expect(expectedBest([1, 2, 6]).at(-1)).toBe(6);
  expect(expectedBest([0.5])).toEqual([0.5]);
});

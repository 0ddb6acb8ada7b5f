import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {expectAgreement, isServed} from "./expectAgreement.js";
import {evenInput} from "./kernelInput.js";

/** Lengths that fill tiles and panels, and such that do not; some make a matrix worth packing. */
const length = fc.oneof(fc.integer({min: 1, max: 9}), fc.constantFrom(8, 16, 24, 31, 33, 40));

/** Leading axes of two factors, each of length 1. */
const leading = fc.constantFrom<(readonly [readonly number[], readonly number[]])[]>(
  [[], []],
  [[1], [1]],
  [[], [1]],
  [[1, 1], [1]]
);

function matrix(rowCount: number, columnCount: number, isTransposed: boolean): number[] {
  return isTransposed ? [columnCount, rowCount] : [rowCount, columnCount];
}

describe("BatchMatMul", () => {
  it.each([
    [false, false],
    [false, true],
    [true, false],
    [true, true]
  ])("agrees with the reference where transposeA is %s and transposeB %s", async (transposeA, transposeB) => {
    await fc.assert(
      fc.asyncProperty(
        length,
        length,
        length,
        leading,
        fc.nat(),
        async (rows, inner, columns, [leadingA, leadingB], seed) => {
          const a = evenInput([...leadingA, ...matrix(rows, inner, transposeA)], seed);
          const b = evenInput([...leadingB, ...matrix(inner, columns, transposeB)], seed + 1);
          await expectAgreement("BatchMatMul", {a, b}, {transposeA, transposeB});
        }
      ),
      {numRuns: 200}
    );
  });
});

it("BatchMatMul of stacks of several matrices is not served", () => {
  const inputs = {a: evenInput([3, 2, 2], 1), b: evenInput([1, 2, 2], 2)};
  expect(isServed("BatchMatMul", inputs, {transposeA: false, transposeB: false})).toBe(false);
});

describe("_FusedMatMul", () => {
  it.each(["linear", "relu"])("with a bias and activation %s agrees with the reference", async (activation) => {
    const property = fc.asyncProperty(length, length, length, fc.nat(), async (rows, inner, columns, seed) => {
      const a = evenInput([1, rows, inner], seed);
      const b = evenInput([1, inner, columns], seed + 1);
      const attributes = {transposeA: false, transposeB: false, activation};
      await expectAgreement("_FusedMatMul", {a, b, bias: evenInput([columns], seed + 2)}, attributes);
    });
    await fc.assert(property, {numRuns: 200});
  });
});

import fc from "fast-check";
import {beforeAll, describe, it} from "vitest";
import {startEngine} from "../../../data-loaders/engine/startEngine.js";
import {expectAgreement} from "./expectAgreement.js";
import {evenInput} from "./kernelInput.js";

/** Lengths that fill tiles and panels, and such that do not; some make a matrix worth packing. */
const length = fc.oneof(fc.integer({min: 1, max: 9}), fc.constantFrom(8, 16, 24, 31, 33, 40));

/** Batch shapes of two factors, either of which may be repeated for the other. */
const batches = fc.constantFrom<(readonly [readonly number[], readonly number[]])[]>(
  [[1], [1]],
  [[3], [3]],
  [[3], [1]],
  [[1], [3]],
  [
    [2, 3],
    [2, 3]
  ],
  [
    [2, 3],
    [2, 1]
  ],
  [
    [2, 1],
    [1, 3]
  ]
);

function matrix(rowCount: number, columnCount: number, isTransposed: boolean): number[] {
  return isTransposed ? [columnCount, rowCount] : [rowCount, columnCount];
}

describe("BatchMatMul", () => {
  beforeAll(() => startEngine());

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
        batches,
        fc.nat(),
        async (rows, inner, columns, [batchA, batchB], seed) => {
          const a = evenInput([...batchA, ...matrix(rows, inner, transposeA)], seed);
          const b = evenInput([...batchB, ...matrix(inner, columns, transposeB)], seed + 1);
          await expectAgreement("BatchMatMul", {a, b}, {transposeA, transposeB});
        }
      ),
      {numRuns: 200}
    );
  });
});

describe("_FusedMatMul", () => {
  beforeAll(() => startEngine());

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

import fc from "fast-check";
import {beforeAll, describe, it} from "vitest";
import {startBackend} from "../../../data-loaders/engine/backend.js";
import {expectAgreement} from "./expectAgreement.js";
import {evenInput} from "./kernelInput.js";

const length = fc.integer({min: 1, max: 9});

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
  beforeAll(startBackend);

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
      {numRuns: 50}
    );
  });
});

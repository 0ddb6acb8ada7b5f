import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {stratifiedSplit} from "../../data-loaders/dataset/stratifiedSplit.js";
import {loadFixture} from "../fixtures/dataset/loadFixture.js";

const {labels} = loadFixture().train;
const seeds = fc.nat(2 ** 32 - 1);

function countOf(label: number, indices: Uint32Array, of: Uint8Array): number {
  return indices.filter((i) => of[i] === label).length;
}

describe("stratifiedSplit", () => {
  it("puts each example into exactly one part, in ascending order", () => {
    fc.assert(
      fc.property(fc.uint8Array({max: 9, maxLength: 300}), seeds, (some, seed) => {
        const {train, validation} = stratifiedSplit(some, seed);
        expect([...train, ...validation].sort((a, b) => a - b)).toEqual([...some.keys()]);
        expect(train).toEqual(train.slice().sort());
        expect(validation).toEqual(validation.slice().sort());
      })
    );
  });
  it("gives each class exactly its fifth for validation", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const {train, validation} = stratifiedSplit(labels, seed);
        for (let label = 0; label < 10; ++label) {
          expect([countOf(label, train, labels), countOf(label, validation, labels)]).toEqual([48, 12]);
        }
      }),
      {numRuns: 20}
    );
  });
  it("takes the nearest whole number where a class has no exact fifth", () => {
    const {validation} = stratifiedSplit(new Uint8Array(13), 1);
    expect(validation).toHaveLength(3);
  });
  it("is the same for the same seed and another for another", () => {
    fc.assert(
      fc.property(seeds, seeds, (seed, other) => {
        fc.pre(seed !== other);
        expect(stratifiedSplit(labels, seed)).toEqual(stratifiedSplit(labels, seed));
        expect(stratifiedSplit(labels, seed).validation).not.toEqual(stratifiedSplit(labels, other).validation);
      }),
      {numRuns: 20}
    );
  });
  it("draws each class on its own", () => {
    const {validation} = stratifiedSplit(
      Uint8Array.from({length: 200}, (_, i) => Math.floor(i / 100)),
      1
    );
    const [first, second] = [validation.slice(0, 20), validation.slice(20).map((i) => i - 100)];
    expect(second).not.toEqual(first);
  });
  it("takes another share", () => {
    expect(stratifiedSplit(labels, 1, 0.5).validation).toHaveLength(300);
  });
  it("refuses shares that leave a part empty", () => {
    for (const share of [0, 1, -1, NaN]) expect(() => stratifiedSplit(labels, 1, share)).toThrow(RangeError);
  });
});

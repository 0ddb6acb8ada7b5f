import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {rankWithinClass} from "../../../data-loaders/evaluation/labelErrors/rankWithinClass.js";

describe("rankWithinClass", () => {
  it("puts the lowest score of each label first", () => {
    const scores = Float32Array.of(0.9, 0.1, 0.5, -0.25, 0.75);
    expect([...rankWithinClass(scores, Uint8Array.of(0, 1, 0, 0, 1))]).toEqual([3, 1, 2, 1, 2]);
  });
  it("puts the lower position of equal scores first", () => {
    expect([...rankWithinClass(Float32Array.of(0.5, 0.5, 0.25, 0.5), new Uint8Array(4))]).toEqual([2, 3, 1, 4]);
    expect([...rankWithinClass(Float32Array.of(0, -0), new Uint8Array(2))]).toEqual([1, 2]);
  });
  it("orders infinite scores as well", () => {
    const scores = Float32Array.of(Infinity, -Infinity, 0, Infinity, -Infinity);
    expect([...rankWithinClass(scores, new Uint8Array(5))]).toEqual([4, 1, 3, 5, 2]);
  });
  it("gives each label the ranks from 1 to its count", () => {
    const examples = fc.array(fc.tuple(fc.nat(9), fc.integer({min: -5, max: 5})));
    fc.assert(
      fc.property(examples, (pairs) => {
        const labels = Uint8Array.from(pairs, ([label]) => label);
        const ranks = rankWithinClass(
          Float32Array.from(pairs, ([, score]) => score),
          labels
        );
        for (let label = 0; label < 10; ++label) {
          const own = ranks.filter((_, i) => labels[i] === label).sort();
          expect([...own]).toEqual(Array.from(own, (_, i) => i + 1));
        }
      })
    );
  });
  it("is empty for no examples", () => {
    expect(rankWithinClass(new Float32Array(0), new Uint8Array(0))).toHaveLength(0);
  });
  it("refuses NaN, labels that are no class, and lengths that differ", () => {
    expect(() => rankWithinClass(Float32Array.of(0, NaN), Uint8Array.of(0, 1))).toThrow(
      "invalid score of example 1: expected a number, got NaN"
    );
    expect(() => rankWithinClass(Float32Array.of(0, 1), Uint8Array.of(0, 200))).toThrow("example 1: expected 0 to 9");
    expect(() => rankWithinClass(Float32Array.of(0), Uint8Array.of(0, 1))).toThrow(
      "as many scores as labels (2), got 1"
    );
  });
});

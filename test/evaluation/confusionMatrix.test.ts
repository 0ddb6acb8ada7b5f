import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {accuracy} from "../../data-loaders/evaluation/accuracy.js";
import {classCountOf, confusionMatrix} from "../../data-loaders/evaluation/confusionMatrix.js";

describe("confusionMatrix", () => {
  it("counts labels by row and predictions by column", () => {
    const confusion = confusionMatrix(Uint8Array.of(0, 0, 1, 2, 2, 2), Uint8Array.of(0, 2, 1, 0, 0, 2), 3);
    expect([...confusion]).toEqual([1, 0, 1, 0, 1, 0, 2, 0, 1]);
  });
  it("sums to the examples, and on its diagonal to the correct ones", () => {
    const examples = fc.array(fc.tuple(fc.nat(9), fc.nat(9)), {minLength: 1});
    fc.assert(
      fc.property(examples, (pairs) => {
        const labels = Uint8Array.from(pairs, ([label]) => label);
        const predictions = Uint8Array.from(pairs, ([, prediction]) => prediction);
        const confusion = confusionMatrix(labels, predictions, 10);
        const diagonal = confusion.filter((_, cell) => cell % 11 === 0);
        expect(sum(confusion)).toBe(pairs.length);
        expect(sum(diagonal) / pairs.length).toBe(accuracy(labels, predictions));
      })
    );
  });
  it("is zero for no examples", () => {
    expect(confusionMatrix(new Uint8Array(0), new Uint8Array(0), 10)).toEqual(new Uint32Array(100));
  });
  it("refuses a label or prediction that is no class", () => {
    expect(() => confusionMatrix(Uint8Array.of(1, 10), Uint8Array.of(1, 1), 10)).toThrow(/example 1: .* got 10 and 1/);
    expect(() => confusionMatrix(Uint8Array.of(1), Uint8Array.of(12), 10)).toThrow(/example 0: .* got 1 and 12/);
  });
});

describe("classCountOf", () => {
  it("is the side of a square matrix, and refuses any other", () => {
    expect(classCountOf(new Uint32Array(100))).toBe(10);
    expect(() => classCountOf(new Uint32Array(90))).toThrow(/square number of cells, got 90/);
  });
});

function sum(counts: Uint32Array): number {
  return counts.reduce((total, count) => total + count, 0);
}

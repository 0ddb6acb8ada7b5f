import {expect, it} from "vitest";
import {reliabilityBins} from "../../data-loaders/evaluation/reliabilityBins.js";

it("a band counts its examples, the right ones among them, and their mean confidence", () => {
  const [low, high] = reliabilityBins(Float32Array.of(0.25, 0.5, 0.75), Uint8Array.of(0, 1, 1), 2);
  expect(low).toEqual({from: 0, to: 0.5, count: 2, correctCount: 1, meanConfidence: 0.375});
  expect(high).toEqual({from: 0.5, to: 1, count: 1, correctCount: 1, meanConfidence: 0.75});
});

it("the ends 0 and 1 are in the first and the last band", () => {
  expect(reliabilityBins(Float32Array.of(0, 1), Uint8Array.of(1, 1), 4).map(({count}) => count)).toEqual([1, 0, 0, 1]);
});

it("a band without examples has no mean", () => {
  expect(reliabilityBins(new Float32Array(), new Uint8Array(), 1)[0]!.meanConfidence).toBeNaN();
});

it("different lengths are refused", () => {
  expect(() => reliabilityBins(new Float32Array(2), new Uint8Array(3), 10)).toThrow("got 3");
});

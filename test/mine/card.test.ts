import {describe, expect, it} from "vitest";
import {judge} from "../../data-loaders/browser/predictions/judge.js";
import {crossEntropy} from "../../data-loaders/evaluation/crossEntropy.js";
import {comparisonInWords, rankInWords, reuseInWords, seedsInWords} from "../../src/mine/cardWords.js";
import {asCompared, type OwnModel} from "../../src/mine/ownModel.js";
import {numbersIn} from "../fixtures/meaningOf.js";

/** Predictions of so many images, of which the first are right; the labels are all 0. */
const ids = (count: number, rightCount: number): Uint8Array =>
  Uint8Array.from({length: count}, (_, i) => Number(i >= rightCount));
const labels = (count: number): Uint8Array => new Uint8Array(count);

function model(rightCount: number, change: Partial<OwnModel> = {}): OwnModel {
  const predictions = {ids: ids(1000, rightCount)};
  const judgement = judge(predictions, labels(1000), [ids(1000, 900)]);
  return {source: "mine", title: "m", origin: "file", predictions, judgement, notes: [], ...change};
}

describe("a comparison in words", () => {
  const words = (rightCount: number): string =>
    comparisonInWords(model(rightCount).judgement.comparisons[0]!, "the CNN");
  it("says which is right more often where that is more than chance", () => {
    expect(words(950)).toMatch(/more often than the CNN, by 5\.00 points/);
    expect(words(850)).toMatch(/less often than the CNN, by 5\.00 points/);
  });
  it("says that it may be chance where it may", () => {
    expect(words(902)).toMatch(/0\.20 points may be chance/);
    expect(words(900)).toMatch(/0\.00 points may be chance/);
  });
});

describe("a model's rank", () => {
  it.each([
    [0, /None of the 94/],
    [1, /Of the 94 .* 1 is right/],
    [93, /Of the 94 .* 93 are right/],
    [94, /All 94/]
  ])("with %i better runs is said", (betterCount, words) => {
    expect(rankInWords(model(1, {rank: {betterCount, runCount: 94}}))).toMatch(words);
  });
  it("is not said where it is not known", () => {
    expect(rankInWords(model(1))).toBeUndefined();
  });
});

it("several files are summed up as seeds", () => {
  // Mean of 90, 91 and 92%, standard deviation 1; t(0.975, 2) = 4.3027, so ± 2.48.
  expect(numbersIn(seedsInWords([900, 910, 920].map((right) => model(right)))).slice(0, 5)).toEqual([
    3, 91, 1, 95, 88.52
  ]);
});

it("of several models tried on the same images the best is flattered by about the expected largest of normal values", () => {
  // Blom's approximation of the expected largest of 5: Φ⁻¹(4.625 / 5.25) = 1.18; σ = √(0.9 · 0.1 / 1000) = 0.949 points.
  expect(reuseInWords(Array.from({length: 5}, () => model(900)))).toContain("1.12 points");
});

describe("a model as the explorer compares it", () => {
  const probabilities = Float32Array.of(0.7, 0.2, 0.1, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0);
  const truth = Uint8Array.of(0, 0);
  const whole: OwnModel = {...model(1), predictions: {ids: Uint8Array.of(0, 1), probabilities}};
  it("has loss, confidence, margin and entropy of its probabilities", () => {
    const {measures, lacks} = asCompared(whole, truth);
    expect(lacks).toBeUndefined();
    expect(measures.loss).toEqual(crossEntropy(probabilities, truth));
    expect(measures.confidence![0]).toBeCloseTo(0.7, 6);
    expect(measures.margin![0]).toBeCloseTo(0.5, 6);
    expect(measures.entropy![0]).toBeCloseTo(0.8018, 4);
    expect([measures.entropy![1], measures.margin![1]]).toEqual([0, 1]);
  });
  it("without probabilities says why", () => {
    const lacks = (["file", "link", "kept"] as const).map(
      (origin) => asCompared(model(1, {origin}), labels(1000)).lacks
    );
    expect(lacks[0]).toBe("Your model gives classes and no probabilities.");
    expect(new Set(lacks).size).toBe(3);
  });
  it("is numbered from the second on, and marked where it comes from a link", () => {
    const names = [model(1), model(1, {source: "mine-2"}), model(1, {origin: "link"})].map(
      (one) => asCompared(one, labels(1000)).said
    );
    expect(names).toEqual(["your model", "your model 2", "the linked model"]);
  });
});

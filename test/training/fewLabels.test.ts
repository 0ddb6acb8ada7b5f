import {describe, expect, it} from "vitest";
import {fewLabels} from "../../data-loaders/training/fewLabels.js";
import {labelCounts} from "../../data-loaders/experiments/transfer.js";
import {variant} from "../../data-loaders/experiments/variants.js";

/** Forty examples of classes 2 and 7, every second position in use. */
const labels = Uint8Array.from({length: 80}, (_, i) => (i % 4 < 2 ? 2 : 7));
const train = Uint32Array.from({length: 40}, (_, i) => 2 * i);

describe("fewLabels", () => {
  it("takes as many of each class, repeated to the visits asked for", () => {
    const visits = fewLabels(train, labels, 1, {labelsPerClass: 3, examplesPerEpoch: 60});
    expect(visits).toHaveLength(60);
    const distinct = [...new Set(visits)];
    expect(distinct.filter((i) => labels[i] === 2)).toHaveLength(3);
    expect(distinct.filter((i) => labels[i] === 7)).toHaveLength(3);
    expect(distinct.every((i) => train.includes(i))).toBe(true);
    for (const one of distinct) expect(visits.filter((i) => i === one)).toHaveLength(10);
  });
  it("with more labels of the same seed includes the fewer", () => {
    const few = new Set(fewLabels(train, labels, 1, {labelsPerClass: 3, examplesPerEpoch: 6}));
    const more = new Set(fewLabels(train, labels, 1, {labelsPerClass: 8, examplesPerEpoch: 16}));
    expect(more.size).toBe(16);
    for (const one of few) expect(more.has(one)).toBe(true);
  });
  it("of another seed takes others", () => {
    const one = fewLabels(train, labels, 1, {labelsPerClass: 3, examplesPerEpoch: 6});
    expect(fewLabels(train, labels, 2, {labelsPerClass: 3, examplesPerEpoch: 6})).not.toEqual(one);
  });
  it("refuses more labels than a class has", () => {
    const options = {labelsPerClass: 21, examplesPerEpoch: 60};
    expect(() => fewLabels(train, labels, 1, options)).toThrow("too few examples of class 2: expected 21, got 20");
  });
  it("refuses visits that leave labels out or favour some, which would leave classes out", () => {
    const visitsOf = (examplesPerEpoch: number) => () =>
      fewLabels(train, labels, 1, {labelsPerClass: 8, examplesPerEpoch});
    expect(visitsOf(8)).toThrow("uneven visits: expected a multiple of 16 examples with known labels, got 8");
    expect(visitsOf(24)).toThrow("uneven visits");
    expect(visitsOf(32)()).toHaveLength(32);
  });
});

describe("the variants with few labels", () => {
  it.each(labelCounts)("visit each of %i labels of every class equally often", (labelsPerClass) => {
    const {few} = variant(`cnn-transfer-${labelsPerClass}`).protocol;
    const known = Uint8Array.from({length: 5 * 1300}, (_, i) => i % 5);
    const visits = fewLabels(
      Uint32Array.from(known, (_, i) => i),
      known,
      1,
      few!
    );
    const counts = [0, 1, 2, 3, 4].map((label) => visits.filter((position) => known[position] === label).length);
    expect(new Set(counts).size).toBe(1);
    expect(new Set(visits).size).toBe(5 * labelsPerClass);
    expect(variant(`cnn-scratch-${labelsPerClass}`).protocol.few).toEqual(few);
  });
});

import {describe, expect, it} from "vitest";
import {classSamples} from "../../data-loaders/dataset/classSamples.js";
import {loadFixture} from "../fixtures/dataset/loadFixture.js";

const {labels} = loadFixture().train;

describe("classSamples", () => {
  it("has as many different examples of each class as asked for", () => {
    const samples = classSamples(labels, 1, 6);
    expect(samples.map(({label}) => label)).toEqual(Array.from({length: 60}, (_, i) => Math.floor(i / 6)));
    expect(samples.every(({label, example}) => labels[example] === label)).toBe(true);
    expect(new Set(samples.map(({example}) => example)).size).toBe(60);
  });
  it("is the same for the same seed and another for another", () => {
    expect(classSamples(labels, 1, 6)).toEqual(classSamples(labels, 1, 6));
    expect(classSamples(labels, 2, 6)).not.toEqual(classSamples(labels, 1, 6));
  });
  it("draws each class on its own", () => {
    const sorted = labels.slice().sort();
    const places = (label: number) =>
      classSamples(sorted, 1, 6)
        .filter((sample) => sample.label === label)
        .map(({example}) => example - 60 * label);
    expect(places(1)).not.toEqual(places(0));
  });
  it("starts with the smaller sample of the same seed", () => {
    const firsts = classSamples(labels, 1, 6).filter((_, i) => i % 6 < 2);
    expect(firsts).toEqual(classSamples(labels, 1, 2));
  });
  it("refuses more examples than a class has", () => {
    expect(() => classSamples(labels, 1, 61)).toThrow(
      "invalid sample of class 0: expected at most 60 examples, got 61"
    );
  });
});

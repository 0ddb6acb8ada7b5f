import {describe, expect, it} from "vitest";
import type {FashionMnist} from "../../data-loaders/dataset/examples.js";
import {trainingData} from "../../data-loaders/training/trainingData.js";
import {loadFixture} from "../fixtures/dataset/loadFixture.js";
import {smallProtocol} from "./smallRun.js";

const dataset = loadFixture();
const {split, standardised} = trainingData(dataset, smallProtocol, 1);

/** The fixture with one training image turned white. */
function whitened(index: number): FashionMnist {
  const pixels = dataset.train.pixels.slice();
  pixels.fill(255, index * 784, (index + 1) * 784);
  return {...dataset, train: {...dataset.train, pixels}};
}

describe("trainingData", () => {
  it("standardises the training part's pixels to mean 0 and standard deviation 1", () => {
    const values = [...split.train].flatMap((index) => {
      return [...dataset.train.pixels.subarray(index * 784, (index + 1) * 784)].map((level) => standardised[level]!);
    });
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const secondMoment = values.reduce((sum, value) => sum + value * value, 0) / values.length;
    expect(mean).toBeCloseTo(0, 6);
    expect(secondMoment).toBeCloseTo(1, 6);
  });
  it("lets no pixel of validation or test change how pixels are standardised, but any of training", () => {
    const changed = (data: FashionMnist): Float32Array => trainingData(data, smallProtocol, 1).standardised;
    const black = {...dataset.test, pixels: new Uint8Array(dataset.test.pixels.length)};
    expect(changed(whitened(split.validation[0]!))).toEqual(standardised);
    expect(changed({...dataset, test: black})).toEqual(standardised);
    expect(changed(whitened(split.train[0]!))).not.toEqual(standardised);
  });
  it("splits by the protocol's share and the seed", () => {
    expect([split.train.length, split.validation.length]).toEqual([480, 120]);
    const halves = trainingData(dataset, {...smallProtocol, validationShare: 0.5}, 1).split;
    expect([halves.train.length, halves.validation.length]).toEqual([300, 300]);
    expect(trainingData(dataset, smallProtocol, 2).split).not.toEqual(split);
  });
  it("is refused where there is no image for training or for validation", () => {
    const few = {...smallProtocol, trainingFileCount: 20};
    expect(() => trainingData(dataset, {...few, validationShare: 0.2}, 1)).toThrow(
      "too few images: expected at least one for each, got 20 for training and 0 for validation"
    );
  });
  it("puts all images' pixels in one other order where it is to, and loses none", () => {
    const {train, test} = trainingData(dataset, {...smallProtocol, permutesPixels: true}, 1);
    const image = ({pixels}: {pixels: Uint8Array}, i: number): number[] => [...pixels.subarray(784 * i, 784 * (i + 1))];
    expect(image(train, 3)).not.toEqual(image(dataset.train, 3));
    expect(image(train, 3).sort()).toEqual(image(dataset.train, 3).sort());
    const first = image(train, 3).findIndex((level) => level > 200);
    const from = image(dataset.train, 3).flatMap((level, at) => (level === image(train, 3)[first] ? [at] : []));
    const same = from.filter((at) =>
      [0, 1, 2, 5, 9].every((i) => image(dataset.test, i)[at] === image(test, i)[first])
    );
    expect(same.length).toBeGreaterThan(0); // the place that this pixel comes from, in other images too
    expect(trainingData(dataset, {...smallProtocol, permutesPixels: true}, 2).train.pixels).toEqual(train.pixels);
    expect([...train.labels]).toEqual([...dataset.train.labels]);
  });
  it("splits by seed 1 where the run's seed decides something else", () => {
    const of = (varies: "split" | "weights", seed: number) =>
      trainingData(dataset, {...smallProtocol, varies}, seed).split;
    expect(of("weights", 2)).toEqual(split);
    expect(of("split", 2)).toEqual(trainingData(dataset, smallProtocol, 2).split);
  });
  it("takes as many images of the training file as the protocol says, and all test images", () => {
    const {train, test} = trainingData(dataset, {...smallProtocol, trainingFileCount: 100}, 1);
    expect([train.count, test.count]).toEqual([100, 200]);
  });
  it("takes the whole training file where it has no more images than that", () => {
    expect(trainingData(dataset, smallProtocol, 1).train).toBe(dataset.train);
    expect(trainingData(dataset, {...smallProtocol, trainingFileCount: 60_000}, 1).train).toBe(dataset.train);
  });
});

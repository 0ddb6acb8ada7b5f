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
  it("standardises the training part's pixels to mean 0 and deviation 1", () => {
    const values = [...split.train].flatMap((index) => {
      return [...dataset.train.pixels.subarray(index * 784, (index + 1) * 784)].map((level) => standardised[level]!);
    });
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const meanSquare = values.reduce((sum, value) => sum + value * value, 0) / values.length;
    expect(mean).toBeCloseTo(0, 6);
    expect(meanSquare).toBeCloseTo(1, 6);
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
  it("takes as many images of the training file as the protocol says, and all test images", () => {
    const {train, test} = trainingData(dataset, {...smallProtocol, trainingFileCount: 100}, 1);
    expect([train.count, test.count]).toEqual([100, 200]);
  });
  it("takes the whole training file where it has no more images than that", () => {
    expect(trainingData(dataset, smallProtocol, 1).train).toBe(dataset.train);
    expect(trainingData(dataset, {...smallProtocol, trainingFileCount: 60_000}, 1).train).toBe(dataset.train);
  });
});

import {describe, expect, it} from "vitest";
import {pixelStatistics, splitStatistics} from "../../data-loaders/dataset/pixelStatistics.js";
import {stratifiedSplit} from "../../data-loaders/dataset/stratifiedSplit.js";
import {loadFixture} from "../fixtures/dataset/loadFixture.js";
import {uniformImages} from "../fixtures/dataset/uniformImages.js";

describe("pixelStatistics", () => {
  it("of a black and a white image are mean 1/2 and standard deviation 1/2", () => {
    expect(pixelStatistics(uniformImages(0, 255))).toEqual({
      exampleCount: 2,
      mean: 0.5,
      standardDeviation: 0.5,
      minimum: 0,
      maximum: 255
    });
  });
  it("take only the examples asked for", () => {
    const {mean, ...rest} = pixelStatistics(uniformImages(0, 51, 255), Uint32Array.of(1));
    expect(mean).toBeCloseTo(0.2, 15);
    expect(rest).toEqual({exampleCount: 1, standardDeviation: 0, minimum: 51, maximum: 51});
  });
  it("are the same in any order of the examples", () => {
    const {pixels, count} = loadFixture().train;
    const backwards = Uint32Array.from({length: count}, (_, i) => count - 1 - i);
    expect(pixelStatistics(pixels, backwards)).toEqual(pixelStatistics(pixels));
  });
  // numpy 2.4.6: p = pixels / 255 in float64; p.mean(), p.std()
  it("of the fixture's training images are numpy's", () => {
    const {mean, standardDeviation} = pixelStatistics(loadFixture().train.pixels);
    expect(mean).toBeCloseTo(0.2875650093370682, 14);
    expect(standardDeviation).toBeCloseTo(0.35439294051603154, 14);
  });
  it("of no examples are refused", () => {
    expect(() => pixelStatistics(new Uint8Array(0))).toThrow(RangeError);
    expect(() => pixelStatistics(uniformImages(1), new Uint32Array(0))).toThrow(RangeError);
  });
});

describe("splitStatistics", () => {
  it("has a row per split, counting its examples", () => {
    const dataset = loadFixture();
    const rows = splitStatistics(dataset, stratifiedSplit(dataset.train.labels, 1));
    expect(rows.map(({split, exampleCount}) => [split, exampleCount])).toEqual([
      ["train", 480],
      ["validation", 120],
      ["test", 200]
    ]);
  });
});

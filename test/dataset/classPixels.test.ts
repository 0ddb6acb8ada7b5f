import {describe, expect, it} from "vitest";
import {classPixels} from "../../data-loaders/dataset/classPixels.js";
import {loadFixture} from "../fixtures/dataset/loadFixture.js";
import {uniformImages} from "../fixtures/dataset/uniformImages.js";

describe("classPixels", () => {
  it("of levels 0, 4, 8 and 255 in their classes are mean 4 and standard deviation √(32/3), and mean 255 and standard deviation 0", () => {
    const rows = classPixels({pixels: uniformImages(0, 255, 4, 8), labels: Uint8Array.of(2, 7, 2, 2), count: 4});
    expect(new Set(rows[2]!.mean)).toEqual(new Set([4]));
    expect(new Set(rows[2]!.standardDeviation)).toEqual(new Set([Math.fround(Math.sqrt(32 / 3))]));
    expect([rows[7]!.mean[783], rows[7]!.standardDeviation[783]]).toEqual([255, 0]);
  });
  it("are NaN for a class without examples", () => {
    const [row] = classPixels({pixels: uniformImages(1), labels: Uint8Array.of(1), count: 1});
    expect([row!.mean[0], row!.standardDeviation[0]]).toEqual([NaN, NaN]);
  });
  it("keep pixels apart: a class's mean image is its images' mean", () => {
    const {pixels, labels, count} = loadFixture().train;
    const bags = [...labels.keys()].filter((i) => labels[i] === 8);
    const meanOf = (pixel: number) => bags.reduce((sum, i) => sum + pixels[i * 784 + pixel]!, 0) / bags.length;
    const row = classPixels({pixels, labels, count})[8]!;
    for (const pixel of [0, 27, 400, 783]) expect(row.mean[pixel]).toBe(Math.fround(meanOf(pixel)));
  });
});

import {describe, expect, it} from "vitest";
import {repeatedImages, sharedImages} from "../../data-loaders/dataset/exactDuplicates.js";
import {uniformImages} from "../fixtures/dataset/uniformImages.js";

describe("repeatedImages", () => {
  it("are those equal to an earlier one, each further copy counted", () => {
    expect(repeatedImages(uniformImages(5, 6, 5, 200, 5, 200))).toEqual([2, 4, 5]);
  });
  it("differ by a single level of the last pixel", () => {
    const pixels = uniformImages(255, 255);
    pixels[2 * 784 - 1] = 254;
    expect(repeatedImages(pixels)).toEqual([]);
  });
});

describe("sharedImages", () => {
  it("are those that the other set has too, repeated or not", () => {
    expect(sharedImages(uniformImages(1, 2, 3, 2), uniformImages(9, 2, 8))).toEqual([1, 3]);
  });
});

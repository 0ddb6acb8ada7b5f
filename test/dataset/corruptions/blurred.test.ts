import {describe, expect, it} from "vitest";
import {blurred, gaussianWeights} from "../../../data-loaders/dataset/corruptions/blurred.js";
import {corruptionOf} from "../../../data-loaders/dataset/corruptions/corruptions.js";
import {loadFixture} from "../../fixtures/dataset/loadFixture.js";
import {uniformImages} from "../../fixtures/dataset/uniformImages.js";
import {imageOf, pointsOf, rowOf} from "./images.js";

describe("gaussianWeights", () => {
  it("are exp(−d² / 2σ²) in hundred-thousandths, up to three sigma", () => {
    expect([...gaussianWeights(0.5)]).toEqual([100_000, 13_534, 34]); // e^−2 = 0.135335, e^−8 = 0.000335
    expect([...gaussianWeights(1)]).toEqual([100_000, 60_653, 13_534, 1_111]);
  });
  it("at every strength lie too far from a half for Math.exp's last bit to matter", () => {
    for (const sigma of corruptionOf("blur").strengths) {
      gaussianWeights(sigma).forEach((weight, distance) => {
        const unrounded = 100_000 * Math.exp(-(distance ** 2) / (2 * sigma ** 2));
        expect(Math.abs(unrounded - weight)).toBeLessThan(0.5 - 1e-6);
      });
    }
  });
});

describe("blurred", () => {
  // Weights 100,000, 13,534 and 34 of 127,136: 255 × 0.78656² = 157.8, × 0.78656 × 0.10645 = 21.4, × 0.10645² = 2.9.
  it("spreads a point by the products of its weights", () => {
    expect(pointsOf(blurred(imageOf([14, 14, 255]), 0.5))).toEqual([
      [13, 13, 3],
      [13, 14, 21],
      [13, 15, 3],
      [14, 13, 21],
      [14, 14, 158],
      [14, 15, 21],
      [15, 13, 3],
      [15, 14, 21],
      [15, 15, 3]
    ]);
  });
  it("does not wrap around at the border", () => {
    expect(pointsOf(blurred(imageOf([5, 27, 255]), 0.5))).toEqual([
      [4, 26, 3],
      [4, 27, 21],
      [5, 26, 21],
      [5, 27, 158],
      [6, 26, 3],
      [6, 27, 21]
    ]);
  });
  // 113,568 of 127,136 weights lie within the image at a border: 200 × 0.89328 = 178.7, × 0.89328² = 159.6.
  it("keeps a uniform level but at the border, beyond which lies 0", () => {
    const image = blurred(uniformImages(200), 0.5);
    expect([image[14 * 28 + 14], image[14], image[0], image[783]]).toEqual([200, 179, 160, 160]);
  });
  it("by next to nothing changes nothing", () => {
    const {pixels} = loadFixture().test;
    expect(blurred(pixels.subarray(0, 784), 0.1)).toEqual(Uint8Array.from(pixels.subarray(0, 784)));
  });
  // SciPy 1.17.1: gaussian_filter(image, sigma, mode="constant", radius=ceil(3 * sigma))
  it("is SciPy's Gaussian filter, within a level that weights of five digits may cost", () => {
    const scipy = new Map([
      [
        0.8,
        [
          6, 19, 35, 49, 59, 66, 75, 90, 103, 112, 116, 118, 120, 124, 129, 137, 141, 146, 151, 151, 155, 156, 151, 152,
          157, 163, 145, 73
        ]
      ],
      [
        2,
        [
          21, 31, 41, 49, 56, 62, 68, 75, 82, 90, 98, 106, 114, 121, 128, 135, 141, 146, 151, 155, 159, 161, 161, 158,
          149, 132, 106, 74
        ]
      ]
    ]);
    const first = loadFixture().test.pixels.subarray(0, 784);
    for (const [sigma, expected] of scipy) {
      const errors = rowOf(blurred(first, sigma), 17).map((level, column) => Math.abs(level - expected[column]!));
      expect(Math.max(...errors)).toBeLessThanOrEqual(1);
    }
  });
});

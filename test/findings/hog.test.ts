import {describe, expect, it} from "vitest";
import {hog, hogSize} from "../../data-loaders/findings/hogSvm/hog.js";

const image = Uint8Array.from({length: 784}, (_, at) => {
  const [y, x] = [Math.floor(at / 28), at % 28];
  return (7 * x * x + 13 * y * y + 3 * x * y) % 256;
});

describe("histograms of oriented gradients", () => {
  // scikit-image 0.19.3: hog(image / 255, 9, (4, 4), (2, 2), "L2-Hys")
  const some = {0: 0.11436643, 1: 0.19638907, 2: 0.26238469, 8: 0, 100: 0.26336769, 500: 0.07106577, 1295: 0.10331068};

  it("are scikit-image's", () => {
    const features = hog(image);
    expect(features).toHaveLength(1296);
    for (const [at, value] of Object.entries(some)) expect(features[Number(at)]).toBeCloseTo(value, 6);
    expect(features.reduce((sum, value) => sum + value, 0)).toBeCloseTo(172.49736033862297, 3);
  });
  it("are zero of an image of one level, and each image's own among several", () => {
    const two = new Uint8Array(2 * 784).fill(9);
    two.set(image, 784);
    const features = hog(two);
    expect(features.subarray(0, hogSize).every((value) => value === 0)).toBe(true);
    expect(features.subarray(hogSize)).toEqual(hog(image));
  });
});

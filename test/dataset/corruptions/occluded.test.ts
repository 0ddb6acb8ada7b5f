import {describe, expect, it} from "vitest";
import {occluded} from "../../../data-loaders/dataset/corruptions/occluded.js";
import {uniformImages} from "../../fixtures/dataset/uniformImages.js";

describe("occluded", () => {
  it("covers the square and nothing else", () => {
    const image = occluded(uniformImages(9), {left: 26, top: 25, side: 2});
    const covered = [...image.keys()].filter((i) => image[i] === 0);
    expect(covered).toEqual([25 * 28 + 26, 25 * 28 + 27, 26 * 28 + 26, 26 * 28 + 27]);
    expect(image.filter((level) => level === 9)).toHaveLength(784 - 4);
  });
  it("by a square of no size changes nothing, and by one of the image's leaves nothing", () => {
    expect(occluded(uniformImages(9), {left: 3, top: 4, side: 0})).toEqual(uniformImages(9));
    expect(occluded(uniformImages(9), {left: 0, top: 0, side: 28})).toEqual(uniformImages(0));
  });
  it("leaves the image that was given as it is", () => {
    const image = uniformImages(9);
    occluded(image, {left: 0, top: 0, side: 28});
    expect(image).toEqual(uniformImages(9));
  });
});

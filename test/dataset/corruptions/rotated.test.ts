import {describe, expect, it} from "vitest";
import {rotated, turns} from "../../../data-loaders/dataset/corruptions/rotated.js";
import {loadFixture} from "../../fixtures/dataset/loadFixture.js";
import {uniformImages} from "../../fixtures/dataset/uniformImages.js";
import {imageOf, pointsOf, rowOf} from "./images.js";

const first = Uint8Array.from(loadFixture().test.pixels.subarray(0, 784));

describe("rotated", () => {
  it("by nothing changes nothing", () => {
    expect(rotated(first, {cosine: 1, sine: 0})).toEqual(first);
  });
  it("by a quarter turns the top row into the right column: clockwise", () => {
    const top = imageOf([0, 0, 10], [0, 27, 20]);
    expect(pointsOf(rotated(top, {cosine: 0, sine: 1}))).toEqual([
      [0, 27, 10],
      [27, 27, 20]
    ]);
  });
  it("by a half reverses the pixels, and by a quarter and back gives the image", () => {
    expect(rotated(first, {cosine: -1, sine: 0})).toEqual(first.slice().reverse());
    expect(rotated(rotated(first, {cosine: 0, sine: 1}), {cosine: 0, sine: -1})).toEqual(first);
  });
  // Row 14, column 14 lies (0.5, 0.5) from the centre; turned back by 45° it is (√½, 0): column 14.2071, row 13.5.
  // Column 14 has 0.7929 of it and row 13 a half: 200 × 0.7929 / 2 = 79.3; column 15 has 200 × 0.2071 / 2 = 20.7.
  it("reads between four pixels, by their nearness", () => {
    const turn = turns.get(45)!;
    expect(rotated(imageOf([13, 14, 200]), turn)[14 * 28 + 14]).toBe(79);
    expect(rotated(imageOf([14, 15, 200]), turn)[14 * 28 + 14]).toBe(21);
  });
  it("lets 0 in at the corners, and keeps a uniform level in the middle", () => {
    const image = rotated(uniformImages(200), turns.get(45)!);
    expect([image[0], image[27], image[27 * 28], image[783], image[14 * 28 + 14]]).toEqual([0, 0, 0, 0, 200]);
  });
  // SciPy 1.17.1: affine_transform(image, [[c, -s], [s, c]], offset, order=1, mode="grid-constant"), offset about 13.5
  it("is SciPy's affine transform, in the row below the middle of the fixture's first test image", () => {
    expect(rowOf(rotated(first, turns.get(5)!), 17)).toEqual([
      37, 83, 92, 93, 104, 104, 106, 117, 123, 123, 119, 119, 123, 126, 129, 137, 137, 148, 159, 155, 155, 153, 150,
      144, 143, 154, 133, 26
    ]);
    expect(rowOf(rotated(first, turns.get(45)!), 17)).toEqual([
      0, 0, 0, 0, 0, 3, 152, 177, 145, 129, 126, 131, 138, 138, 145, 156, 141, 140, 138, 155, 163, 166, 131, 49, 28, 11,
      39, 8
    ]);
  });
});

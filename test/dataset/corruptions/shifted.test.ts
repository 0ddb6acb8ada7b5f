import {describe, expect, it} from "vitest";
import {directions, shifted} from "../../../data-loaders/dataset/corruptions/shifted.js";
import {loadFixture} from "../../fixtures/dataset/loadFixture.js";
import {imageOf, pointsOf} from "./images.js";

describe("directions", () => {
  it("are the eight there are, each once", () => {
    expect(new Set(directions.map(String)).size).toBe(8);
    expect(directions.map(String)).not.toContain("0,0");
  });
});

describe("shifted", () => {
  it("moves a point along both axes", () => {
    const image = imageOf([10, 12, 7]);
    const moved = directions.flatMap((direction) => pointsOf(shifted(image, 3, direction)));
    expect(moved.map(([row, column]) => [row! - 10, column! - 12])).toEqual([
      [0, 3],
      [3, 3],
      [3, 0],
      [3, -3],
      [0, -3],
      [-3, -3],
      [-3, 0],
      [-3, 3]
    ]);
  });
  it("loses what leaves, at every border, and lets 0 in", () => {
    const corners = imageOf([0, 0, 1], [0, 27, 2], [27, 0, 3], [27, 27, 4]);
    expect(pointsOf(shifted(corners, 2, [1, 0]))).toEqual([
      [0, 2, 1],
      [27, 2, 3]
    ]);
    expect(pointsOf(shifted(corners, 2, [-1, -1]))).toEqual([[25, 25, 4]]);
  });
  it("by nothing changes nothing, and by an image's side leaves nothing", () => {
    const image = Uint8Array.from(loadFixture().test.pixels.subarray(0, 784));
    for (const direction of directions) {
      expect(shifted(image, 0, direction)).toEqual(image);
      expect(pointsOf(shifted(image, 28, direction))).toEqual([]);
    }
  });
});

import fc from "fast-check";
import {expect, test} from "vitest";
import {layerOutline} from "../../src/components/layerOutline.js";

const folding = {mapsPerRow: 4, stripRows: 64};

/** Area of the boxes "Mx yhWvHh-Wz" of a path. */
function area(path: string): number {
  const boxes = [...path.matchAll(/h(\d+)v(\d+)h-\d+z/g)];
  return boxes.reduce((sum, [, width, height]) => sum + Number(width) * Number(height), 0);
}

test("a vector's area is its length, however it is folded", () => {
  fc.assert(
    fc.property(fc.integer({min: 1, max: 20000}), fc.integer({min: 1, max: 300}), (channelCount, stripRows) => {
      const {path, width, height} = layerOutline({height: 1, width: 1, channelCount}, {mapsPerRow: 1, stripRows});
      expect(area(path)).toBe(channelCount);
      expect(width * height).toBeGreaterThanOrEqual(channelCount);
    })
  );
});

test("feature maps' area is the number of their values", () => {
  fc.assert(
    fc.property(fc.integer({min: 2, max: 28}), fc.integer({min: 1, max: 64}), (side, channelCount) => {
      const {path} = layerOutline({height: side, width: side, channelCount}, folding);
      expect(area(path)).toBe(side * side * channelCount);
    })
  );
});

test("3,136 values folded every 64 are 49 whole columns", () => {
  expect(layerOutline({height: 1, width: 1, channelCount: 3136}, folding)).toEqual({
    path: "M0 0h49v64h-49z",
    width: 49,
    height: 64
  });
});

test("130 values folded every 64 end in a column of two", () => {
  expect(layerOutline({height: 1, width: 1, channelCount: 130}, folding).path).toBe("M0 0h2v64h-2zM2 0h1v2h-1z");
});

test("10 values are one column of ten", () => {
  expect(layerOutline({height: 1, width: 1, channelCount: 10}, folding)).toEqual({
    path: "M0 0h1v10h-1z",
    width: 1,
    height: 10
  });
});

test("five maps of 7 × 7, four to a row, take two rows with a gap of two", () => {
  const {path, width, height} = layerOutline({height: 7, width: 7, channelCount: 5}, folding);
  expect([width, height]).toEqual([4 * 7 + 3 * 2, 2 * 7 + 2]);
  expect(path).toContain("M0 9h7v7h-7z");
});

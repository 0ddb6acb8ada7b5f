import {describe, expect, it} from "vitest";
import {cellSize, columnCountOf, drawnPlaces} from "../../../src/explore/gallery/galleryRows.js";

const rowHeight = cellSize.height;

describe("a gallery", () => {
  it("has as many columns as fit, and one where none does", () => {
    expect([3 * cellSize.width, 3 * cellSize.width - 1, 10].map(columnCountOf)).toEqual([3, 2, 1]);
  });
  it("draws the rows in the window and one to spare at each edge", () => {
    const places = drawnPlaces({count: 1000, columnCount: 5, top: 10 * rowHeight, height: 4 * rowHeight});
    expect(places).toEqual({first: 9 * 5, end: 15 * 5});
  });
  it("that begins below the window's top is drawn from its first image", () => {
    expect(drawnPlaces({count: 1000, columnCount: 5, top: -2 * rowHeight, height: 4 * rowHeight})).toEqual({
      first: 0,
      end: 15
    });
  });
  it("out of sight below draws nothing, and past its end no more than there is", () => {
    expect(drawnPlaces({count: 1000, columnCount: 5, top: -9000, height: 900})).toEqual({first: 0, end: 0});
    expect(drawnPlaces({count: 7, columnCount: 5, top: 0, height: 9000})).toEqual({first: 0, end: 7});
    expect(drawnPlaces({count: 7, columnCount: 5, top: 9000, height: 900})).toEqual({first: 7, end: 7});
  });
  it("in a window of any height draws at most 400 images", () => {
    expect(drawnPlaces({count: 10_000, columnCount: 20, top: 0, height: 1e6})).toEqual({first: 0, end: 400});
  });
});

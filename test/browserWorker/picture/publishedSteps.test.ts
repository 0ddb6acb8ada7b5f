import {describe, expect, it} from "vitest";
import {findGround} from "../../../data-loaders/browser/picture/ground.js";
import {publishedSteps, type PublishedSteps} from "../../../data-loaders/browser/picture/publishedSteps.js";
import {colourAt, rasterOf, type Colour, type Raster} from "../../../data-loaders/browser/picture/raster.js";

const [white, red]: Colour[] = [
  [255, 255, 255],
  [200, 40, 40]
];

/** A rectangle of a colour on a ground. */
function rectangle(
  size: readonly [number, number],
  [left, top, right, bottom]: readonly [number, number, number, number],
  {ground = white!, colour = red!}: {ground?: Colour; colour?: Colour} = {}
): Raster {
  return rasterOf(...size, (x, y) => (x >= left && x < right && y >= top && y < bottom ? colour : ground));
}

/** Rows and columns that are not ground in the final image: left, top, right, bottom. */
function extent(grey: Uint8Array): number[] {
  const places = Array.from(grey, (level, i) => ({level, x: i % 28, y: Math.floor(i / 28)})).filter(
    ({level}) => level > 0
  );
  const [xs, ys] = [places.map(({x}) => x), places.map(({y}) => y)];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs) + 1, Math.max(...ys) + 1];
}

/** The steps of a garment darker than its ground. */
function stepsOf(picture: Raster): PublishedSteps {
  return publishedSteps(picture, findGround(picture), true);
}

describe("publishedSteps", () => {
  it("trims what lies around the garment", () => {
    const {trimmed} = stepsOf(rectangle([60, 40], [10, 5, 50, 25]));
    expect([trimmed.width, trimmed.height]).toEqual([40, 20]);
  });
  it("brings the longest side to 28 pixels and centres the shortest", () => {
    const {resized, centred, grey} = stepsOf(rectangle([100, 100], [10, 30, 90, 70]));
    expect([resized.width, resized.height]).toEqual([28, 14]);
    expect([centred.width, centred.height]).toEqual([28, 28]);
    expect(extent(grey)).toEqual([0, 7, 28, 21]);
  });
  it("keeps a picture whole that is ground all over", () => {
    const {trimmed, grey} = stepsOf(rectangle([9, 9], [0, 0, 0, 0]));
    expect(trimmed.width).toBe(9);
    expect(new Set(grey)).toEqual(new Set([0]));
  });
  it("repeats pixels of a picture smaller than 28", () => {
    const {resized} = stepsOf(rectangle([2, 1], [1, 0, 2, 1]));
    expect([resized.width, resized.height]).toEqual([28, 14]);
  });
  it("leaves even areas as they are and raises the contrast at outlines, as ImageMagick's -sharpen 1x1", () => {
    // ImageMagick 6.9.11: convert -size 28x28 xc:'rgb(100,100,100)' -fill 'rgb(150,150,150)' \
    //   -draw 'rectangle 14,0 27,27' -sharpen 1x1 -crop 8x1+10+14 txt:
    const expected = [100, 100, 100, 88.62, 161.38, 150, 150, 150];
    const picture = rasterOf(28, 28, (x) => (x < 14 ? [100, 100, 100] : [150, 150, 150]));
    const {sharpened} = publishedSteps(picture, undefined, false);
    const row = Array.from({length: 8}, (_, x) => colourAt(sharpened, x + 10, 14)[0]);
    expect(row).toEqual(expected.map(Math.round));
  });
  it("negates, so that a garment on white stands bright on dark, and makes it grey by luma", () => {
    const {grey} = stepsOf(rectangle([28, 28], [7, 0, 21, 28]));
    expect(grey[0]).toBe(0);
    expect(grey[14 * 28 + 14]).toBe(Math.round(255 - (0.299 * 200 + 0.587 * 40 + 0.114 * 40)));
  });
  it("makes the ground as dark as the data set's, also of a garment that is not to be negated", () => {
    const grey: Colour = [120, 120, 120];
    const light = rectangle([40, 40], [10, 0, 30, 40], {ground: grey, colour: [230, 230, 230]});
    const {grey: levels} = publishedSteps(light, findGround(light), false);
    expect(levels[0]).toBe(0);
    expect(levels[14 * 28 + 14]).toBe(230);
  });
});

import {describe, expect, it} from "vitest";
import {findGround, onGround} from "../../../data-loaders/browser/picture/ground.js";
import {colourAt, rasterOf, type Colour, type Raster} from "../../../data-loaders/browser/picture/raster.js";

const [white, black, blue, grey]: Colour[] = [
  [255, 255, 255],
  [0, 0, 0],
  [39, 64, 139],
  [128, 128, 128]
];
const side = 100;

/** A T-shirt of a colour on a ground: sleeves from 10 to 90 across, trunk from 30 to 70, 10 to 90 down. */
function tee(ground: Colour, colour: Colour): Raster {
  return rasterOf(side, side, (x, y) => {
    const isTrunk = x >= 30 && x < 70 && y >= 10 && y < 90;
    const isSleeve = x >= 10 && x < 90 && y >= 10 && y < 40;
    return isTrunk || isSleeve ? colour : ground;
  });
}

/** A picture with some pixels changed. */
function changed(picture: Raster, colour: (x: number, y: number) => Colour | undefined): Raster {
  return rasterOf(picture.width, picture.height, (x, y) => colour(x, y) ?? colourAt(picture, x, y));
}

/** A picture on a larger ground. */
function within(picture: Raster, margin: number, ground: Colour): Raster {
  const size = picture.width + 2 * margin;
  return rasterOf(size, size, (x, y) => {
    const isInside = Math.min(x, y) >= margin && Math.max(x, y) < margin + picture.width;
    return isInside ? colourAt(picture, x - margin, y - margin) : ground;
  });
}

const onWhite = tee(white!, blue!);

describe("a garment is told from its ground", () => {
  it.each<[string, Raster, number]>([
    ["on white", onWhite, 10],
    ["with one black pixel in a corner", changed(onWhite, (x, y) => (x + y === 0 ? black : undefined)), 10],
    ["in a frame of a pixel", within(onWhite, 1, black!), 11],
    ["on a card on a dark page", within(onWhite, 20, [29, 29, 31]), 30],
    [
      "on a card with round corners",
      changed(onWhite, (x, y) => ((x < 6 || x > 93) && (y < 6 || y > 93) ? black : undefined)),
      10
    ],
    ["beside a watermark", changed(onWhite, (x, y) => (y < 6 && x < 20 && x % 3 > 0 ? grey : undefined)), 10],
    ["with noise", changed(onWhite, (x, y) => ((x * 7 + y * 13) % 5 === 0 ? [246, 250, 243] : undefined)), 10]
  ])("%s", (_, picture, left) => {
    const {box, isGarmentLighter} = findGround(picture)!;
    expect(box).toEqual({left, top: left, right: left + 80, bottom: left + 80});
    expect(isGarmentLighter).toBe(false);
  });
  it.each<[string, Colour, Colour, boolean]>([
    ["white on grey", grey!, white!, true],
    ["black on grey", grey!, black!, false],
    ["grey on black", black!, grey!, true],
    ["off-white on white", white!, [238, 238, 238], false]
  ])("%s, and which of the two is lighter", (_, ground, colour, isLighter) => {
    expect(findGround(tee(ground, colour))!.isGarmentLighter).toBe(isLighter);
  });
  it("and set on an even ground, with what it encloses", () => {
    const printed = changed(onWhite, (x, y) => (x > 45 && x < 55 && y > 45 && y < 55 ? white : undefined));
    const cut = onGround(printed, findGround(printed)!, black!);
    expect([cut.width, cut.height]).toEqual([80, 80]);
    expect(colourAt(cut, 0, 79)).toEqual(black);
    expect(colourAt(cut, 0, 0)).toEqual(blue);
    expect(colourAt(cut, 40, 40)).toEqual(white);
  });
  it("and not taken for a card where it fills its box", () => {
    const bag = rasterOf(side, side, (x, y) => {
      const isBuckle = x > 45 && x < 55 && y > 50 && y < 60;
      return isBuckle ? [220, 180, 40] : x > 20 && x < 80 && y > 30 && y < 80 ? blue! : white!;
    });
    expect(findGround(bag)!.box).toEqual({left: 21, top: 31, right: 80, bottom: 80});
  });
  it("but not where there is none", () => {
    expect(findGround(rasterOf(20, 20, () => white!))).toBeUndefined();
    expect(findGround(rasterOf(1, 1, () => blue!))).toBeUndefined();
  });
});

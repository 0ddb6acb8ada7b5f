import {colourAt, luma, rasterOf, type Colour, type Raster} from "./raster.js";

const side = 28;

/** How near to the corner's colour an edge has to be to be trimmed: a share of full intensity. */
const tolerance = 0.05;

/** A picture on its way to what the networks know: each of the steps by which the data set was made. */
export interface PublishedSteps {
  readonly trimmed: Raster;
  readonly resized: Raster;
  readonly sharpened: Raster;
  readonly centred: Raster;
  /** Levels as the data set has them, on a dark ground, [784]. */
  readonly grey: Uint8Array;
}

/**
 * Turns a picture into an image as the data set has them, by the steps that its authors published: edges like the
 * corner are trimmed, the longest side is brought to 28 pixels by leaving rows and columns out, outlines are sharpened,
 * the shortest side is extended and the picture centred, intensities are negated, colours made grey.
 * Source: Xiao, Rasul and Vollgraf 2017, "Fashion-MNIST", section 2. The ground is extended with the corner's colour,
 * where theirs was white.
 * @param isNegated false for a garment that is light on a dark ground already
 */
export function publishedSteps(picture: Raster, isNegated: boolean): PublishedSteps {
  const ground = colourAt(picture, 0, 0);
  const cut = trimmed(picture);
  const small = resized(cut);
  const sharp = sharpened(small);
  const whole = centred(sharp, ground);
  const turned = isNegated ? {...whole, rgb: whole.rgb.map((level) => 255 - level)} : whole;
  return {
    trimmed: cut,
    resized: small,
    sharpened: sharp,
    centred: whole,
    grey: Uint8Array.from({length: side * side}, (_, i) =>
      Math.round(luma(colourAt(turned, i % side, Math.floor(i / side))))
    )
  };
}

/** Whether a picture's ground is light, as product pictures' is: then it is to be negated. */
export function hasLightGround(picture: Raster): boolean {
  return luma(colourAt(picture, 0, 0)) >= 127.5;
}

/** Without the rows and columns at its edges that look like the corner all along; whole where all of them do. */
function trimmed(picture: Raster): Raster {
  const {width, height} = picture;
  const corner = colourAt(picture, 0, 0);
  const isGround = (x: number, y: number): boolean => isNear(colourAt(picture, x, y), corner);
  const isRowOfGround = (y: number): boolean => all(width, (x) => isGround(x, y));
  const isColumnOfGround = (x: number): boolean => all(height, (y) => isGround(x, y));
  const [top, bottom] = inside(height, isRowOfGround);
  const [left, right] = inside(width, isColumnOfGround);
  if (bottom <= top || right <= left) return picture;
  return rasterOf(right - left, bottom - top, (x, y) => colourAt(picture, left + x, top + y));
}

/** From the first to behind the last place that is no edge. */
function inside(length: number, isEdge: (place: number) => boolean): readonly [number, number] {
  let [first, end] = [0, length];
  while (first < length && isEdge(first)) ++first;
  while (end > first && isEdge(end - 1)) --end;
  return [first, end];
}

function all(length: number, holds: (place: number) => boolean): boolean {
  for (let place = 0; place < length; ++place) if (!holds(place)) return false;
  return true;
}

function isNear(a: Colour, b: Colour): boolean {
  return a.every((level, i) => Math.abs(level - b[i]!) <= tolerance * 255);
}

/** The longest side becomes 28 pixels: rows and columns are left out, or repeated in smaller pictures. */
function resized(picture: Raster): Raster {
  const scale = Math.max(picture.width, picture.height) / side;
  const [width, height] = [picture.width, picture.height].map((length) =>
    Math.max(1, Math.min(side, Math.round(length / scale)))
  ) as [number, number];
  const from = (place: number, length: number, size: number): number =>
    Math.min(length - 1, Math.floor(((place + 0.5) * length) / size));
  return rasterOf(width, height, (x, y) =>
    colourAt(picture, from(x, picture.width, width), from(y, picture.height, height))
  );
}

/** Weights of a Gaussian of deviation 1 by distance: same place, beside, at the corner. */
const gaussian = [1, Math.exp(-0.5), Math.exp(-1)] as const;
const gaussianSum = 1 + 4 * gaussian[1] + 4 * gaussian[2];

/**
 * Sharpened by a Gaussian operator of radius and deviation 1: its weights are negative but for the middle's, which is
 * twice their sum. Source: ImageMagick's `-sharpen 1x1`, which such descriptions come from.
 */
function sharpened(picture: Raster): Raster {
  const {width, height} = picture;
  const within = (place: number, length: number): number => Math.min(length - 1, Math.max(0, place));
  return rasterOf(width, height, (x, y) => {
    const sums = [0, 0, 0];
    for (let dy = -1; dy <= 1; ++dy) {
      for (let dx = -1; dx <= 1; ++dx) {
        const weight = dx === 0 && dy === 0 ? 2 * gaussianSum : -gaussian[Math.abs(dx) + Math.abs(dy)]!;
        const colour = colourAt(picture, within(x + dx, width), within(y + dy, height));
        colour.forEach((level, i) => (sums[i]! += weight * level));
      }
    }
    return sums.map((sum) => sum / (gaussianSum + 1)) as unknown as Colour;
  });
}

function centred(picture: Raster, ground: Colour): Raster {
  const left = Math.floor((side - picture.width) / 2);
  const top = Math.floor((side - picture.height) / 2);
  return rasterOf(side, side, (x, y) => {
    const isInside = x >= left && x < left + picture.width && y >= top && y < top + picture.height;
    return isInside ? colourAt(picture, x - left, y - top) : ground;
  });
}

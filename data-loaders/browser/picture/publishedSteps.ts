import {onGround, type Ground} from "./ground.js";
import {colourAt, luma, rasterOf, type Colour, type Raster} from "./raster.js";

const side = 28;

/** A picture on its way to what the networks know: each of the steps by which the data set was made. */
export interface PublishedSteps {
  readonly trimmed: Raster;
  readonly resized: Raster;
  readonly sharpened: Raster;
  readonly centred: Raster;
  /** Levels as the data set has them, on a dark ground, [784]. */
  readonly grey: Uint8Array;
}

const white: Colour = [255, 255, 255];
const black: Colour = [0, 0, 0];

/**
 * Turns a picture into an image as the data set has them, by the steps that its authors published: edges of the ground's
 * colour are trimmed, the longest side is brought to 28 pixels by leaving rows and columns out, outlines are sharpened,
 * the shortest side is extended and the picture centred, intensities are negated, colours made grey.
 * Their pictures lie on white; here the ground is made white where the garment is to be negated, and black where it is
 * not, so that it ends as dark as theirs.
 * Source: Xiao, Rasul and Vollgraf 2017, "Fashion-MNIST", section 2.
 * @param ground undefined where no garment is told from it: the picture is then taken as it is
 * @param isNegated false for a garment that is to stand as light as it is
 */
export function publishedSteps(picture: Raster, ground: Ground | undefined, isNegated: boolean): PublishedSteps {
  const even = isNegated ? white : black;
  const cut = ground === undefined ? picture : onGround(picture, ground, even);
  const small = resized(cut);
  const sharp = sharpened(small);
  const whole = centred(sharp, even);
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

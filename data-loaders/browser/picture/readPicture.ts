import type {Crop, PictureRequest, PictureStep, PictureSteps} from "../../../src/lib/modelWorker.js";
import {PictureError} from "./pictureError.js";
import {pictureHeader, requireReadableSize} from "./pictureHeader.js";
import {findGround} from "./ground.js";
import {publishedSteps} from "./publishedSteps.js";
import {luma, rasterOf, type Colour, type Raster} from "./raster.js";
import {requireWholeFile} from "./requireWholeFile.js";

/** Longest side that a picture is worked on with, px. */
const workingSide = 512;

/** Longest wait for a picture to be decoded, s; a phone's 50 megapixels take one or two. */
const timeoutSeconds = 20;

/** Of a picture with transparent parts: a garment lighter than this, 0 to 255, would vanish on white. */
const lightGarment = 200;

/**
 * Turns a file or a camera's frame into an image as both networks know them.
 * @throws PictureError in words for a reader, if it cannot be read
 */
export async function readPicture({source, crop, isNegated}: PictureRequest): Promise<PictureSteps> {
  const bitmap = source instanceof Blob ? await decoded(source) : source;
  const {width} = bitmap;
  const given = reduced(bitmap, crop);
  const isReduced = given.width < Math.round((crop.right - crop.left) * width);
  const ground = findGround(given);
  const negates = isNegated ?? !(ground?.isGarmentLighter ?? false);
  const {trimmed, resized, sharpened, centred, grey} = publishedSteps(given, ground, negates);
  const steps: readonly (readonly [string, Raster])[] = [
    [`${isWhole(crop) ? "As given" : "Cropped"}${isReduced ? ", reduced" : ""}`, given],
    ["Ground evened, edges trimmed", trimmed],
    ["Longest side 28", resized],
    ["Sharpened", sharpened],
    ["Centred", centred],
    [`${negates ? "Negated" : "Not negated"}, grey`, greyRaster(grey)]
  ];
  return {steps: steps.map(stepOf), isNegated: negates, hasGround: ground !== undefined, pixels: grey};
}

function isWhole({left, top, right, bottom}: Crop): boolean {
  return left === 0 && top === 0 && right === 1 && bottom === 1;
}

async function decoded(file: Blob): Promise<ImageBitmap> {
  requireReadableSize(file.size);
  const bytes = new Uint8Array(await file.arrayBuffer());
  const {kind, width, height} = pictureHeader(bytes);
  requireWholeFile(kind, bytes);
  const type = `image/${kind.toLowerCase()}`;
  const late = new Promise<never>((_, reject) =>
    setTimeout(
      () => reject(new PictureError(`The ${kind} was not read within ${timeoutSeconds} s.`)),
      1000 * timeoutSeconds
    )
  );
  const bitmap = createImageBitmap(new Blob([file], {type})).catch(() => {
    throw kind === "HEIC" || kind === "AVIF"
      ? unreadable(kind)
      : new PictureError(`The ${kind} is damaged: its ${width} × ${height} pixels cannot be read.`);
  });
  return Promise.race([bitmap, late]).catch((error: unknown) => {
    void bitmap.then(
      (unused) => unused.close(),
      () => {}
    );
    throw error;
  });
}

/** Pictures of phones that not every browser reads. */
function unreadable(kind: "HEIC" | "AVIF"): PictureError {
  return new PictureError(
    `This browser reads no ${kind}. A screenshot of the picture does, or a phone that is set to JPEG (“Most Compatible”).`
  );
}

/** What is worked on of a picture, which is let go. */
function reduced(bitmap: ImageBitmap, crop: Crop): Raster {
  try {
    return smaller(bitmap, crop);
  } finally {
    bitmap.close();
  }
}

/** The part of a picture that is asked for, no larger than it is worked on with; what is transparent becomes its ground. */
function smaller(bitmap: ImageBitmap, {left, top, right, bottom}: Crop): Raster {
  const [x, y] = [left * bitmap.width, top * bitmap.height];
  const [wide, high] = [(right - left) * bitmap.width, (bottom - top) * bitmap.height];
  const scale = Math.min(1, workingSide / Math.max(wide, high));
  const [width, height] = [wide, high].map((length) => Math.max(1, Math.round(length * scale))) as [number, number];
  const context = new OffscreenCanvas(width, height).getContext("2d", {willReadFrequently: true})!;
  context.imageSmoothingQuality = "high";
  context.drawImage(bitmap, x, y, wide, high, 0, 0, width, height);
  const {data} = context.getImageData(0, 0, width, height);
  const ground = groundOfTransparency(data);
  return rasterOf(width, height, (column, row) => {
    const at = 4 * (row * width + column);
    const share = data[at + 3]! / 255;
    return [0, 1, 2].map((channel) => share * data[at + channel]! + (1 - share) * ground) as unknown as Colour;
  });
}

/** White, or black if what is opaque is so light that it would vanish. @param rgba [n, 4] */
function groundOfTransparency(rgba: Uint8ClampedArray): number {
  let [light, opacity] = [0, 0];
  for (let at = 0; at < rgba.length; at += 4) {
    opacity += rgba[at + 3]!;
    light += rgba[at + 3]! * luma([rgba[at]!, rgba[at + 1]!, rgba[at + 2]!]);
  }
  const hasTransparency = opacity < 0.99 * 255 * (rgba.length / 4);
  return hasTransparency && light / opacity > lightGarment ? 0 : 255;
}

/** @param levels [784] */
function greyRaster(levels: Uint8Array): Raster {
  const side = Math.sqrt(levels.length);
  return rasterOf(side, side, (x, y) => {
    const level = levels[y * side + x]!;
    return [level, level, level];
  });
}

function stepOf([name, {width, height, rgb}]: readonly [string, Raster]): PictureStep {
  const rgba = new Uint8ClampedArray((4 * rgb.length) / 3).fill(255);
  for (let i = 0; i < rgb.length; ++i) rgba[4 * Math.floor(i / 3) + (i % 3)] = rgb[i]!;
  return {name, width, height, rgba};
}

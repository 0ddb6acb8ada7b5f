import {imageSide, pixelCount, type Examples} from "../dataset/examples.js";
import {randomWords, unitInterval} from "../random/streams.js";
import type {ShardPlace} from "./dropoutMasks.js";

/** How training images are changed at random, each time they are seen. */
export interface Augmentation {
  /** Largest shift down or across, in whole px. */
  readonly shift: number;
  /** Share of the images that are mirrored left to right. */
  readonly flipShare: number;
  /** Share of the images that are turned and scaled, which blurs them a little; the others stay crisp. */
  readonly affineShare: number;
  /** Tangent of half the largest angle by which they are rotated either way: of it sine and cosine follow exactly. */
  readonly tanHalfAngle: number;
  /** Largest change of their size either way, as a share of it. */
  readonly scale: number;
  /** A rectangle that is covered with the mean; none where absent. Source: Zhong et al. 2020, "Random erasing". */
  readonly erasing?: Erasing;
}

/** Which images a rectangle is covered in, and how large it is. */
export interface Erasing {
  /** Share of the images. */
  readonly share: number;
  /** Shortest and longest side, px; each is as probable. */
  readonly least: number;
  readonly most: number;
}

/** Place of an image’s centre, px from its first row or column. */
const centre = (imageSide - 1) / 2;

/** Random words that each image takes, in whole blocks of four. */
const wordsPerImage = 8;

/**
 * Writes changed and standardised pixels of a shard's examples as a network takes them. What comes from beyond the
 * image is background.
 * @param indices positions in `examples`, [n]
 * @param standardised level → standardised value, [256]
 * @param input where they go, [n, 784]
 */
export function writeAugmentedInput(
  {pixels}: Pick<Examples, "pixels">,
  indices: Uint32Array,
  standardised: Float32Array,
  input: Float32Array,
  {seed, epoch, step, shard, shardSize}: ShardPlace,
  augmentation: Augmentation
): void {
  const from = shard * shardSize * wordsPerImage;
  const words = randomWords({seed, stream: "augmentation", epoch, step}, indices.length * wordsPerImage, from);

  const {erasing} = augmentation;
  const erased = erasing && randomWords({seed, stream: "erasing", epoch, step}, words.length, from);
  indices.forEach((index, i) => {
    const image = pixels.subarray(index * pixelCount, (index + 1) * pixelCount);
    const own = [i * wordsPerImage, (i + 1) * wordsPerImage] as const;
    const to = input.subarray(i * pixelCount, (i + 1) * pixelCount);
    writeChanged(image, drawChange(words.subarray(...own), augmentation), standardised, to);
    if (erasing && erased) erase(to, erased.subarray(...own), erasing);
  });
}

/** Covers a rectangle, which lies in the image as a whole, with the mean of standardised pixels. */
function erase(image: Float32Array, words: Uint32Array, {share, least, most}: Erasing): void {
  const [whether, tall, wide, down, across] = Array.from(words, unitInterval);
  if (whether! >= share) return;
  const [height, width] = [tall!, wide!].map((part) => least + Math.floor(part * (most - least + 1)));
  const top = Math.floor(down! * (imageSide - height! + 1));
  const left = Math.floor(across! * (imageSide - width! + 1));
  for (let row = top; row < top + height!; ++row) {
    const start = row * imageSide + left;
    image.fill(0, start, start + width!);
  }
}

/** Where a pixel comes from: its place, seen from the centre, goes through a matrix, then moves. */
interface Change {
  readonly cosine: number;
  readonly sine: number;
  readonly down: number;
  readonly across: number;
  readonly isMirrored: boolean;
}

/** A number within ±1 from a random word. */
function evenly(word: number): number {
  return 2 * unitInterval(word) - 1;
}

function drawChange(words: Uint32Array, {shift, flipShare, affineShare, tanHalfAngle, scale}: Augmentation): Change {
  const [down, across, mirror, warp, angle, size] = Array.from(words);
  const isWarped = unitInterval(warp!) < affineShare;
  const t = isWarped ? tanHalfAngle * evenly(angle!) : 0;
  const factor = isWarped ? 1 + scale * evenly(size!) : 1;
  return {
    cosine: (1 - t * t) / (1 + t * t) / factor,
    sine: (2 * t) / (1 + t * t) / factor,
    down: Math.floor(unitInterval(down!) * (2 * shift + 1)) - shift,
    across: Math.floor(unitInterval(across!) * (2 * shift + 1)) - shift,
    isMirrored: unitInterval(mirror!) < flipShare
  };
}

function writeChanged(image: Uint8Array, change: Change, standardised: Float32Array, to: Float32Array): void {
  const {cosine, sine, down, across, isMirrored} = change;
  let at = 0;
  for (let row = 0; row < imageSide; ++row) {
    const y = row - centre - down;
    for (let column = 0; column < imageSide; ++column) {
      const x = (isMirrored ? imageSide - 1 - column : column) - centre - across;
      const fromX = cosine * x - sine * y + centre;
      const fromY = sine * x + cosine * y + centre;
      to[at++] = between(image, standardised, fromY, fromX);
    }
  }
}

/** The standardised value at a place between four pixels, each weighed by how near it is. */
function between(image: Uint8Array, standardised: Float32Array, y: number, x: number): number {
  const top = Math.floor(y);
  const left = Math.floor(x);
  const below = y - top;
  const right = x - left;
  const upper = (1 - right) * valueAt(image, standardised, top, left);
  const lower = (1 - right) * valueAt(image, standardised, top + 1, left);
  if (right === 0) return (1 - below) * upper + below * lower;
  return (
    (1 - below) * (upper + right * valueAt(image, standardised, top, left + 1)) +
    below * (lower + right * valueAt(image, standardised, top + 1, left + 1))
  );
}

function valueAt(image: Uint8Array, standardised: Float32Array, row: number, column: number): number {
  const isInside = row >= 0 && row < imageSide && column >= 0 && column < imageSide;
  return standardised[isInside ? image[row * imageSide + column]! : 0]!;
}

import {imageSide, pixelCount} from "../examples.js";
import {multiplyHigh} from "../../random/philox.js";
import {randomWords} from "../../random/streams.js";
import {blurred} from "./blurred.js";
import {corruptionOf, type CorruptionKind, type Strength} from "./corruptions.js";
import {faded} from "./faded.js";
import {noisy, wordsPerPixel} from "./noisy.js";
import {occluded} from "./occluded.js";
import {rotated, turns} from "./rotated.js";
import {directions, shifted} from "./shifted.js";

/** Gives the first random words of an image, as many as asked for. */
type Draw = (count: number) => Uint32Array;

const corrupted: Readonly<Record<CorruptionKind, (pixels: Uint8Array, parameter: number, draw: Draw) => Uint8Array>> = {
  noise: (pixels, deviation, draw) => noisy(pixels, deviation, draw(wordsPerPixel * pixelCount)),
  blur: (pixels, sigma) => blurred(pixels, sigma),
  shift: (pixels, distance, draw) => shifted(pixels, distance, directions[below(directions.length, draw(1)[0]!)]!),
  rotation: rotatedEitherWay,
  contrast: (pixels, remaining) => faded(pixels, remaining),
  occlusion: occludedSomewhere
};

/**
 * One image, corrupted. The same arguments give the same bytes on any machine: beyond the four operations, whose
 * rounding IEEE 754 fixes, only Math.exp is asked for, and rounded coarsely.
 * @param pixels levels, row by row; shape [784]; left as they are
 * @param example position of the image in its data set, a whole number below 2^32: each has random numbers of its own
 * @param seed a whole number below 2^32
 * @returns levels, rounded half up and clamped to 0 to 255; shape [784]
 * @throws RangeError if the image has another size, or the kind, strength, example or seed is none
 * @example corrupt(test.pixels.subarray(0, 784), "noise", 3, 0, 1)
 */
export function corrupt(
  pixels: Uint8Array,
  kind: CorruptionKind,
  strength: Strength,
  example: number,
  seed: number
): Uint8Array {
  if (pixels.length !== pixelCount)
    throw new RangeError(`invalid image: expected ${pixelCount} pixels, got ${pixels.length}`);
  const {strengths, index} = corruptionOf(kind);
  const parameter = strengths[strength - 1];
  if (parameter === undefined) {
    throw new RangeError(`invalid strength: expected a whole number from 1 to ${strengths.length}, got ${strength}`);
  }
  requireWord(example, "example");
  requireWord(seed, "seed");
  const place = {seed, stream: "corruption", part: example, step: strength, epoch: index} as const;
  return corrupted[kind](pixels, parameter, (count) => randomWords(place, count));
}

/**
 * Images corrupted one by one, each as `corrupt` does at its position.
 * @param images levels, image by image; shape [n, 784]; left as they are
 * @returns shape [n, 784]
 * @throws RangeError if the length is no multiple of 784, or for what `corrupt` refuses
 */
export function corruptAll(images: Uint8Array, kind: CorruptionKind, strength: Strength, seed: number): Uint8Array {
  if (images.length % pixelCount !== 0)
    throw new RangeError(`invalid images: expected a multiple of ${pixelCount} pixels, got ${images.length}`);
  const all = new Uint8Array(images.length);
  for (let start = 0; start < images.length; start += pixelCount) {
    const image = images.subarray(start, start + pixelCount);
    all.set(corrupt(image, kind, strength, start / pixelCount, seed), start);
  }
  return all;
}

function rotatedEitherWay(pixels: Uint8Array, degrees: number, draw: Draw): Uint8Array {
  const {cosine, sine} = turns.get(degrees)!;
  return rotated(pixels, {cosine, sine: below(2, draw(1)[0]!) === 0 ? sine : -sine});
}

function occludedSomewhere(pixels: Uint8Array, side: number, draw: Draw): Uint8Array {
  const [across, down] = draw(2);
  const placeCount = imageSide - side + 1;
  return occluded(pixels, {left: below(placeCount, across!), top: below(placeCount, down!), side});
}

/** A random word as one of the whole numbers from 0 to count − 1. */
function below(count: number, word: number): number {
  return multiplyHigh(word, count);
}

function requireWord(value: number, name: string): void {
  if (Number.isInteger(value) && value >= 0 && value < 2 ** 32) return;
  throw new RangeError(`invalid ${name}: expected a whole number below 2^32, got ${value}`);
}

import {imageSide, pixelCount, type Examples} from "../../dataset/examples.js";
import {randomWords, unitInterval} from "../../random/streams.js";
import type {OutsideKind} from "../../../src/lib/schemas/vocabulary.js";

type Draw = (count: number) => Float64Array;
type Made = (pixels: Uint8Array, other: Uint8Array, draw: Draw) => Uint8Array;

/** What is made of a garment, or in its place. */
const made: Readonly<Record<OutsideKind, Made>> = {
  negated: (pixels) => pixels.map((level) => 255 - level),
  "upside-down": (pixels) => pixels.slice().reverse(),
  "quarter-turn": (pixels) => mapped((x, y) => pixels[(imageSide - 1 - x) * imageSide + y]!),
  "side-by-side": (pixels, other) => mapped((x, y) => besides(pixels, other, x, y)),
  scribble: (_pixels, _other, draw) => scribble(draw),
  noise: (_pixels, _other, draw) => Uint8Array.from(draw(pixelCount), (share) => Math.floor(256 * share))
};

/**
 * As many images that are none of the garments as are given: each made of one of them, or drawn in its place.
 * @param seed of the drawn ones
 */
export function outsideImages(kind: OutsideKind, {pixels, count}: Examples, seed: number): Uint8Array {
  const images = new Uint8Array(pixels.length);
  const imageAt = (i: number): Uint8Array => pixels.slice(i * pixelCount, (i + 1) * pixelCount);
  for (let i = 0; i < count; ++i) {
    const draw: Draw = (length) =>
      Float64Array.from(randomWords({seed, stream: "outside", part: i}, length), unitInterval);
    images.set(made[kind](imageAt(i), imageAt((i + 1) % count), draw), i * pixelCount);
  }
  return images;
}

function mapped(levelAt: (x: number, y: number) => number): Uint8Array {
  return Uint8Array.from({length: pixelCount}, (_, i) => levelAt(i % imageSide, Math.floor(i / imageSide)));
}

/** Two garments, each at half its width. */
function besides(left: Uint8Array, right: Uint8Array, x: number, y: number): number {
  const half = imageSide / 2;
  return x < half ? left[y * imageSide + 2 * x]! : right[y * imageSide + 2 * (x - half)]!;
}

const strokeSteps = 120;
const stepLength = 0.5;
const turn = 0.6;
const margin = 3;

/** A stroke of a round pen that wanders about. */
function scribble(draw: Draw): Uint8Array {
  const [startX, startY, startAngle, ...turns] = draw(3 + strokeSteps) as unknown as [
    number,
    number,
    number,
    ...number[]
  ];
  const image = new Uint8Array(pixelCount);
  let [x, y, angle] = [6 + 16 * startX, 6 + 16 * startY, 2 * Math.PI * startAngle];
  for (const share of turns) {
    angle += turn * (share - 0.5);
    const [nextX, nextY] = [x + stepLength * Math.cos(angle), y + stepLength * Math.sin(angle)];
    [x, y] = [nextX, nextY].map((place) => Math.min(imageSide - margin, Math.max(margin, place))) as [number, number];
    if (x !== nextX || y !== nextY) angle += Math.PI / 2;
    dab(image, x, y);
  }
  return image;
}

/** Darkens the pixels within a pen's reach of a place. */
function dab(image: Uint8Array, x: number, y: number): void {
  const reach = 1.6;
  for (let row = Math.floor(y) - 1; row <= Math.floor(y) + 1; ++row) {
    for (let column = Math.floor(x) - 1; column <= Math.floor(x) + 1; ++column) {
      const share = Math.min(1, Math.max(0, reach - Math.hypot(column + 0.5 - x, row + 0.5 - y)));
      const i = row * imageSide + column;
      image[i] = Math.max(image[i]!, Math.round(255 * share));
    }
  }
}

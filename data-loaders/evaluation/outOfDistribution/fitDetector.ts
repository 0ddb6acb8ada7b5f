import {pixelCount, type Examples} from "../../dataset/examples.js";
import {fitLayerSpace} from "./fitLayerSpace.js";
import {fitPixelSpace} from "./fitPixelSpace.js";
import {layerDistance} from "./layerSpace.js";
import {pixelDistance} from "./pixelSpace.js";
import type {Detector} from "./detector.js";

const componentCount = 32;

/** Share of known images that each of the two limits leaves outside. */
export const outsideShare = 0.025;

interface Activations {
  /** By example, [count, unitCount]. */
  readonly values: Float32Array;
  readonly unitCount: number;
}

/**
 * Learns what is usual from images that no network was trained on: every second one tells how they lie, the others set
 * the limits.
 * @param examples at least one of each class at even and at odd places
 * @param activations for the same images
 */
export function fitDetector(examples: Examples, {values, unitCount}: Activations): Detector {
  const [known, others] = [everySecond(0, examples.count), everySecond(1, examples.count)];
  const pixelsOf = (i: number): Uint8Array => examples.pixels.subarray(i * pixelCount, (i + 1) * pixelCount);
  const activationsOf = (i: number): Float32Array => values.subarray(i * unitCount, (i + 1) * unitCount);
  const {labels} = examples;
  const pixelSpace = fitPixelSpace(known.map(pixelsOf), componentCount);
  const layerSpace = fitLayerSpace(
    known.map((i) => ({activations: activationsOf(i), label: labels[i]!})),
    unitCount
  );
  return {
    pixelSpace,
    layerSpace,
    pixelLimit: limitOf(others.map((i) => pixelDistance(pixelSpace, pixelsOf(i)))),
    layerLimit: limitOf(others.map((i) => layerDistance(layerSpace, activationsOf(i))))
  };
}

function everySecond(first: number, count: number): number[] {
  return Array.from({length: Math.ceil((count - first) / 2)}, (_, i) => first + 2 * i);
}

/** The distance that the share outside exceeds. */
function limitOf(distances: readonly number[]): number {
  const sorted = distances.toSorted((a, b) => a - b);
  return sorted[Math.ceil(sorted.length * (1 - outsideShare)) - 1]!;
}

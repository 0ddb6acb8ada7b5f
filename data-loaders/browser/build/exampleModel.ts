import {classCount} from "../../../src/lib/classNames.js";
import {pixelCount, type Examples} from "../../dataset/examples.js";
import {softmax} from "../../evaluation/softmax.js";
import type {TrainingData} from "../../training/trainingTask.js";

const epochCount = 2;
const batchSize = 100;
const learningRate = 0.1;

/**
 * Predictions of a small model of ours, for readers who have none at hand: a softmax regression on intensities in
 * [0, 1], trained by gradient descent on the training split, batch after batch in the order of the file.
 * @returns its probabilities for the test images as a file of NumPy, half precision, shape [n, 10]
 */
export function exampleFile({train, test, split}: Pick<TrainingData, "train" | "test" | "split">): Uint8Array {
  const weights = new Float32Array((pixelCount + 1) * classCount);
  for (let epoch = 0; epoch < epochCount; ++epoch) {
    for (let from = 0; from < split.train.length; from += batchSize)
      step(weights, train, split.train.subarray(from, from + batchSize));
  }
  const logits = new Float32Array(test.count * classCount);
  for (let image = 0; image < test.count; ++image) logits.set(scores(weights, test.pixels, image), image * classCount);
  return npyOfHalves(softmax(logits, classCount), test.count);
}

/** One step down the gradient of a batch's mean cross-entropy. */
function step(weights: Float32Array, {pixels, labels}: Examples, batch: Uint32Array): void {
  const gradient = new Float32Array(weights.length);
  for (const image of batch) {
    const slope = softmax(scores(weights, pixels, image), classCount);
    slope[labels[image]!]! -= 1;
    for (let pixel = 0; pixel <= pixelCount; ++pixel) {
      const value = intensity(pixels, image, pixel);
      if (value === 0) continue;
      for (let label = 0; label < classCount; ++label) gradient[pixel * classCount + label]! += value * slope[label]!;
    }
  }
  gradient.forEach((sum, i) => (weights[i]! -= (learningRate * sum) / batch.length));
}

function scores(weights: Float32Array, pixels: Uint8Array, image: number): Float32Array {
  const sums = new Float32Array(classCount);
  for (let pixel = 0; pixel <= pixelCount; ++pixel) {
    const value = intensity(pixels, image, pixel);
    if (value === 0) continue;
    for (let label = 0; label < classCount; ++label) sums[label]! += value * weights[pixel * classCount + label]!;
  }
  return sums;
}

/** A pixel's intensity in [0, 1]; the one after the last is always 1, for the bias. */
function intensity(pixels: Uint8Array, image: number, pixel: number): number {
  return pixel === pixelCount ? 1 : pixels[image * pixelCount + pixel]! / 255;
}

/** An array of half-precision numbers as NumPy's `save` writes it. Source: NumPy enhancement proposal 1. */
function npyOfHalves(values: Float32Array, rowCount: number): Uint8Array {
  const header = `{'descr': '<f2', 'fortran_order': False, 'shape': (${rowCount}, ${classCount}), }`;
  const head = Buffer.from(`\x93NUMPY\x01\x00  ${header.padEnd(117)}\n`, "latin1");
  head.writeUInt16LE(head.length - 10, 8);
  const body = Buffer.alloc(2 * values.length);
  values.forEach((value, i) => body.writeUInt16LE(half(value), 2 * i));
  return Buffer.concat([head, body]);
}

/** The bits of the half-precision number nearest to one in [0, 1]. Source: IEEE 754, binary16. */
function half(value: number): number {
  const smallestNormal = 2 ** -14;
  if (value < smallestNormal) return Math.round(value * 2 ** 24);
  const exponent = Math.floor(Math.log2(value));
  return ((exponent + 15) << 10) + Math.round((value / 2 ** exponent - 1) * 1024);
}

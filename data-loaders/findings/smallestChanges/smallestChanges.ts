import {pixelCount} from "../../dataset/examples.js";
import {argmax} from "../../evaluation/argmax.js";
import type {InputGradient} from "./inputGradient.js";

/** Images that another class was found near to. */
export interface SmallestChanges {
  /** Classes that the unchanged images are taken for, [n]. */
  readonly answers: Uint8Array;
  /** Length of the smallest change found, Euclidean, of levels divided by 255; infinite where none was found, [n]. */
  readonly distances: Float32Array;
  /** Class that the changed image is taken for; the unchanged image's where none was found, [n]. */
  readonly predictions: Uint8Array;
  /** The changed images, whole levels, [n, 784]. */
  readonly changed: Uint8Array;
}

const steps = 100;
const firstLength = 1;
const lengthFactor = 0.05;
const classCount = 10;

/**
 * Searches for the smallest change of an image that changes a network's answer: steps up the gradient of the answer's
 * cross-entropy, put back on a sphere that shrinks by 5% whenever the answer has changed and grows by 5% where it has
 * not; steps begin with length 1 and end with 0.01, along a cosine. Changed images are whole levels from 0 to 255. What
 * is found is an upper bound of the smallest change that there is.
 * Source: Rony and others 2019, "Decoupling direction and norm for efficient gradient-based L2 adversarial attacks".
 * @param network with the images that it takes at once
 * @param pixels levels 0 to 255, [n, 784]
 * @param standardised level → standardised value, [256]
 * @throws RangeError if the images are no multiple of what the network takes at once
 */
export function smallestChanges(
  network: InputGradient,
  pixels: Uint8Array,
  standardised: Float32Array
): SmallestChanges {
  const count = pixels.length / pixelCount;
  const atOnce = network.x.length / pixelCount;
  if (count % atOnce !== 0)
    throw new RangeError(`invalid number of images: expected a multiple of ${atOnce}, got ${count}`);
  const found = {
    answers: new Uint8Array(count),
    distances: new Float32Array(count).fill(Infinity),
    predictions: new Uint8Array(count),
    changed: pixels.slice()
  };
  for (let start = 0; start < count; start += atOnce) {
    const end = start + atOnce;
    searchFrom(network, pixels.subarray(start * pixelCount, end * pixelCount), standardised, {
      answers: found.answers.subarray(start, end),
      distances: found.distances.subarray(start, end),
      predictions: found.predictions.subarray(start, end),
      changed: found.changed.subarray(start * pixelCount, end * pixelCount)
    });
  }
  return found;
}

/** Searches for some images at once, and writes down what is found. */
function searchFrom(network: InputGradient, pixels: Uint8Array, standardised: Float32Array, found: SmallestChanges) {
  const images = Array.from(found.distances, (_, i) => i);
  const moved = pixels.slice();
  const change = new Float64Array(pixels.length);
  const lengths = new Float64Array(images.length).fill(firstLength);
  const ask = (): Uint8Array => {
    network.x.forEach((_, at) => (network.x[at] = standardised[moved[at]!]!));
    network.run();
    return argmax(network.logits, classCount);
  };
  const answers = ask();
  found.answers.set(answers);
  found.predictions.set(answers);
  network.targets.fill(0);
  for (const i of images) network.targets[i * classCount + answers[i]!] = 1;
  for (let step = 0; step <= steps; ++step) {
    const now = ask();
    const stride = 0.01 + (0.99 * (1 + Math.cos((Math.PI * step) / steps))) / 2;
    for (const i of images) {
      const isChanged = now[i] !== answers[i];
      if (isChanged) keepIfSmaller(found, i, pixels, moved, now[i]!);
      lengths[i]! *= isChanged ? 1 - lengthFactor : 1 + lengthFactor;
      const own = change.subarray(i * pixelCount, (i + 1) * pixelCount);
      stepUp(own, network.gradient.subarray(i * pixelCount, (i + 1) * pixelCount), stride);
      putOnSphere(own, lengths[i]!);
      move(own, i * pixelCount, pixels, moved);
    }
  }
}

function keepIfSmaller(
  found: SmallestChanges,
  image: number,
  pixels: Uint8Array,
  moved: Uint8Array,
  prediction: number
): void {
  let sum = 0;
  const [start, end] = [image * pixelCount, (image + 1) * pixelCount];
  for (let at = start; at < end; ++at) sum += (moved[at]! - pixels[at]!) ** 2;
  const distance = Math.sqrt(sum) / 255;
  if (distance >= found.distances[image]!) return;
  found.distances[image] = distance;
  found.predictions[image] = prediction;
  found.changed.set(moved.subarray(start, end), start);
}

/** Goes up a gradient by one stride; where the gradient is zero, nowhere. */
function stepUp(change: Float64Array, gradient: Float32Array, stride: number): void {
  const length = norm(gradient);
  if (length === 0) return;
  for (let at = 0; at < change.length; ++at) change[at]! += (stride * gradient[at]!) / length;
}

function putOnSphere(change: Float64Array, radius: number): void {
  const length = norm(change);
  if (length === 0) return;
  for (let at = 0; at < change.length; ++at) change[at]! *= radius / length;
}

/** Adds a change to the image that begins at a place, in whole levels, and keeps of the change what was possible. */
function move(change: Float64Array, start: number, pixels: Uint8Array, moved: Uint8Array): void {
  for (const [k, value] of change.entries()) {
    const before = pixels[start + k]!;
    const level = Math.min(255, Math.max(0, Math.round(before + 255 * value)));
    moved[start + k] = level;
    change[k] = (level - before) / 255;
  }
}

function norm(values: ArrayLike<number>): number {
  let sum = 0;
  for (let at = 0; at < values.length; ++at) sum += values[at]! * values[at]!;
  return Math.sqrt(sum);
}

import * as tf from "@tensorflow/tfjs";
import type {Examples} from "../dataset/examples.js";
import {modelInput} from "./modelInput.js";

/** Examples that go through the network at once, whoever computes them. */
const chunkSize = 250;

export interface Share {
  readonly workerIndex: number;
  readonly workerCount: number;
}

/**
 * One worker's share of a network's outputs, dropout off: every `workerCount`-th chunk of examples.
 * @param indices positions in `examples`, [n]
 * @param logits where they go, [n, 10]
 * @returns wall time of each chunk it computed, s, largest possible chunks only
 */
export function predict(
  model: tf.LayersModel,
  examples: Examples,
  indices: Uint32Array,
  standardised: Float32Array,
  logits: Float32Array,
  {workerIndex, workerCount}: Share
): number[] {
  const inputShape = model.inputs[0]!.shape.slice(1) as number[];
  const seconds: number[] = [];
  for (let start = workerIndex * chunkSize; start < indices.length; start += workerCount * chunkSize) {
    const chunk = indices.subarray(start, start + chunkSize);
    const startedAt = performance.now();
    tf.tidy(() => {
      const output = model.apply(modelInput(examples, chunk, standardised, inputShape)) as tf.Tensor;
      logits.set(output.dataSync(), start * 10);
    });
    if (chunk.length === chunkSize) seconds.push((performance.now() - startedAt) / 1000);
  }
  return seconds;
}

/** Median wall time per image of the chunks that `predict` timed, µs; NaN if there was none. */
export function microsecondsPerImage(chunkSeconds: readonly number[]): number {
  const sorted = [...chunkSeconds].sort((a, b) => a - b);
  return ((sorted[Math.floor(sorted.length / 2)] ?? NaN) / chunkSize) * 1e6;
}

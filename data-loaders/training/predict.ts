import type {Examples} from "../dataset/examples.js";
import {writeModelInput} from "./modelInput.js";
import type {Network} from "../engine/runtime/loadNetwork.js";

/** Examples that go through the network at once, whoever computes them. */
export const chunkSize = 50;

/** Numbers of examples that go through at once where so many are predicted. */
export function chunkCounts(exampleCount: number): number[] {
  return [Math.min(exampleCount, chunkSize), exampleCount % chunkSize].filter((count) => count > 0);
}

export interface Share {
  readonly workerIndex: number;
  readonly workerCount: number;
}

/**
 * One worker's share of a network's outputs, dropout off: every `workerCount`-th chunk of examples.
 * @param indices positions in `examples`, [n]
 * @param logits where they go, [n, 10]
 * @returns wall time per image of each chunk it computed, s
 */
export function predict(
  network: Network,
  examples: Examples,
  indices: Uint32Array,
  standardised: Float32Array,
  logits: Float32Array,
  {workerIndex, workerCount}: Share
): number[] {
  const seconds: number[] = [];
  for (let start = workerIndex * chunkSize; start < indices.length; start += workerCount * chunkSize) {
    const chunk = indices.subarray(start, start + chunkSize);
    const program = network.outputsOf(chunk.length);
    const startedAt = performance.now();
    writeModelInput(examples, chunk, standardised, program.x.view);
    program.run();
    logits.set(program.logits.view, start * 10);
    seconds.push((performance.now() - startedAt) / 1000 / chunk.length);
  }
  return seconds;
}

/** Median of the times that `predict` gives, µs; NaN for a worker that computed no chunk. */
export function microsecondsPerImage(secondsPerImage: readonly number[]): number {
  const sorted = secondsPerImage.toSorted((a, b) => a - b);
  return (sorted[Math.floor(sorted.length / 2)] ?? NaN) * 1e6;
}

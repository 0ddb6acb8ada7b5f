import * as tf from "@tensorflow/tfjs";
import {randomWords, unitInterval} from "../../../data-loaders/random/streams.js";

/** A kernel's input: the same on any backend. */
export interface KernelInput {
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

/** An input whose values lie evenly in [−1, 1). */
export function evenInput(shape: readonly number[], seed: number): KernelInput {
  const words = randomWords({seed, stream: "sample"}, tf.util.sizeFromShape([...shape]));
  return {shape, values: Float32Array.from(words, (word) => 2 * unitInterval(word) - 1)};
}

/** An input of few distinct values, so that windows of it have ties. */
export function coarseInput(shape: readonly number[], seed: number): KernelInput {
  return {shape, values: evenInput(shape, seed).values.map((value) => Math.round(2 * value))};
}

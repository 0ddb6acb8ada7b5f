import {randomWords, unitInterval} from "./streams.js";

/** Some weights that are drawn together. */
export interface UniformDraw {
  /** Part of stream "weights". */
  readonly part: number;
  /** First random word, a multiple of four. */
  readonly from: number;
  /** How many. */
  readonly size: number;
  /** They lie in [−bound, bound). */
  readonly bound: number;
}

/** Numbers drawn evenly from ±bound, rounded to float32; shape [size]. */
export function drawUniform({part, from, size, bound}: UniformDraw, seed: number): Float32Array {
  const words = randomWords({seed, stream: "weights", part}, size, from);
  return Float32Array.from(words, (word) => bound * (2 * unitInterval(word) - 1));
}

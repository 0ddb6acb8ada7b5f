import type {Activations} from "../../data-loaders/inspection/hiddenActivations.js";
import {randomWords} from "../../data-loaders/random/streams.js";

/** Points in some clusters far from each other: point i is in cluster i modulo their number. */
export function clusters(count: number, unitCount: number, clusterCount: number): Activations {
  const words = randomWords({seed: 5, stream: "sample"}, count * unitCount);
  const values = Float32Array.from(words, (word, i) => {
    const cluster = Math.floor(i / unitCount) % clusterCount;
    return word / 2 ** 32 + (i % unitCount === cluster ? 4 : 0);
  });
  return {values, unitCount};
}

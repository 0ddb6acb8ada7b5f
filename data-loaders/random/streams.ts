import {multiplyHigh, philox} from "./philox.js";

/** What random numbers are drawn for; each purpose has numbers of its own. */
const streamIds = {
  split: 1,
  weights: 2,
  order: 3,
  dropout: 4,
  augmentation: 5,
  bootstrap: 6,
  sample: 7,
  map: 8,
  corruption: 9,
  outside: 10,
  erasing: 11,
  pixels: 12
} as const;

/**
 * A place in the random numbers of a run. The same place always holds the same numbers,
 * so a resumed run needs to know no more than where it stood.
 */
export interface Place {
  readonly seed: number;
  readonly stream: keyof typeof streamIds;
  readonly epoch?: number;
  readonly step?: number;
  /** Tells several draws at one step apart: a layer, a class, a part of the weights. */
  readonly part?: number;
}

const wordsPerBlock = 4;

/** Philox's key for a seed and a purpose. */
export function philoxKey({seed, stream}: Pick<Place, "seed" | "stream">): readonly [number, number] {
  return [seed, streamIds[stream]];
}

/**
 * Random 32-bit words at a place.
 * @param count how many
 * @param from index of the first, a multiple of four, so that a worker can start at its own shard
 * @throws RangeError if `from` is not a multiple of four
 */
export function randomWords(place: Place, count: number, from = 0): Uint32Array {
  if (from % wordsPerBlock !== 0)
    throw new RangeError(`invalid start of random words: expected a multiple of 4, got ${from}`);
  const key = philoxKey(place);
  const blockCount = Math.ceil(count / wordsPerBlock);
  const words = new Uint32Array(blockCount * wordsPerBlock);
  const first = from / wordsPerBlock;
  for (let block = 0; block < blockCount; ++block) {
    const counter = [first + block, place.step ?? 0, place.epoch ?? 0, place.part ?? 0] as const;
    philox(counter, key, words, block * wordsPerBlock);
  }
  return words.subarray(0, count);
}

/** A 32-bit word as a number in [0, 1) with 24 random bits, exact in float32. */
export function unitInterval(word: number): number {
  return (word >>> 8) * 2 ** -24;
}

/**
 * The integers 0 to count − 1 in random order.
 * Fisher and Yates; an index below n is the high half of word × n, whose bias of n / 2^32 no data set here can show.
 * @returns shape [count]
 */
export function permutation(place: Place, count: number): Uint32Array {
  const order = Uint32Array.from({length: count}, (_, i) => i);
  const words = randomWords(place, count);
  for (let i = count - 1; i > 0; --i) {
    const j = multiplyHigh(words[i]!, i + 1);
    const other = order[j]!;
    order[j] = order[i]!;
    order[i] = other;
  }
  return order;
}

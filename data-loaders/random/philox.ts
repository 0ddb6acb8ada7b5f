const multipliers = [0xd2511f53, 0xcd9e8d57] as const;
const weylConstants = [0x9e3779b9, 0xbb67ae85] as const;
const roundCount = 10;

/** High half of the 64-bit product of two unsigned 32-bit integers; each partial sum stays below 2^32. */
export function multiplyHigh(a: number, b: number): number {
  const aLow = a & 0xffff;
  const aHigh = a >>> 16;
  const bLow = b & 0xffff;
  const bHigh = b >>> 16;
  const middle = Math.imul(aHigh, bLow) + (Math.imul(aLow, bLow) >>> 16);
  const cross = Math.imul(aLow, bHigh) + (middle & 0xffff);
  return (Math.imul(aHigh, bHigh) + (middle >>> 16) + (cross >>> 16)) >>> 0;
}

/**
 * Philox4x32-10: four random 32-bit words that depend on nothing but a counter and a key.
 * Source: Salmon, Moraes, Dror, Shaw 2011, "Parallel random numbers: as easy as 1, 2, 3".
 * @param counter four 32-bit words
 * @param key two 32-bit words
 * @param out where the four words go
 * @param at index in `out` of the first
 */
export function philox(
  counter: readonly [number, number, number, number],
  key: readonly [number, number],
  out: Uint32Array,
  at = 0
): void {
  let [c0, c1, c2, c3] = counter;
  let [k0, k1] = key;
  for (let round = 0; round < roundCount; ++round) {
    const high0 = multiplyHigh(multipliers[0], c0);
    const high1 = multiplyHigh(multipliers[1], c2);
    const low0 = Math.imul(multipliers[0], c0);
    const low1 = Math.imul(multipliers[1], c2);
    c0 = high1 ^ c1 ^ k0;
    c1 = low1;
    c2 = high0 ^ c3 ^ k1;
    c3 = low0;
    k0 = (k0 + weylConstants[0]) | 0;
    k1 = (k1 + weylConstants[1]) | 0;
  }
  out[at] = c0;
  out[at + 1] = c1;
  out[at + 2] = c2;
  out[at + 3] = c3;
}

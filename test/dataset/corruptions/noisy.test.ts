import {describe, expect, it} from "vitest";
import {randomWords} from "../../../data-loaders/random/streams.js";
import {noisy, wordsPerPixel} from "../../../data-loaders/dataset/corruptions/noisy.js";

/** Three words whose twelve bytes add up to a sum. */
function wordsOfSum(sum: number): number[] {
  const bytes = Array.from({length: 12}, (_, i) => Math.min(Math.max(sum - 255 * i, 0), 255));
  return [0, 4, 8].map((at) => new DataView(Uint8Array.from(bytes).buffer).getUint32(at));
}

function noisyPixel(level: number, deviation: number, sum: number): number {
  return noisy(Uint8Array.of(level), deviation, Uint32Array.from(wordsOfSum(sum)))[0]!;
}

describe("noisy", () => {
  // The mean of twelve bytes is 12 × 255 / 2 = 1530; one more is 1/256 of the deviation more.
  it("adds the bytes' sum less 1530, times the deviation over 256", () => {
    expect([1530, 1531, 1533, 1529, 1430].map((sum) => noisyPixel(128, 256, sum))).toEqual([128, 129, 131, 127, 28]);
    expect([1530 + 64, 1530 - 64].map((sum) => noisyPixel(128, 40, sum))).toEqual([138, 118]);
  });
  it("rounds halves up, on either side", () => {
    expect([1531, 1529].map((sum) => noisyPixel(128, 128, sum))).toEqual([129, 128]);
  });
  it("goes no further than six deviations, and not beyond black and white", () => {
    expect([0, 3060].map((sum) => noisyPixel(128, 10, sum))).toEqual([68, 188]);
    expect([0, 3060].map((sum) => noisyPixel(128, 80, sum))).toEqual([0, 255]);
  });
  it("of no deviation changes nothing", () => {
    const pixels = Uint8Array.from({length: 256}, (_, level) => level);
    expect(noisy(pixels, 0, randomWords({seed: 1, stream: "sample"}, 256 * wordsPerPixel))).toEqual(pixels);
  });
  it("has mean 0 and the deviation asked for, within four standard errors of 100,000 pixels", () => {
    const count = 100_000;
    const words = randomWords({seed: 3, stream: "sample"}, count * wordsPerPixel);
    const changes = Array.from(noisy(new Uint8Array(count).fill(128), 20, words), (level) => level - 128);
    const mean = changes.reduce((sum, change) => sum + change, 0) / count;
    const variance = changes.reduce((sum, change) => sum + (change - mean) ** 2, 0) / count;
    const expected = 20 ** 2 + 1 / 12; // rounding to whole levels adds 1/12
    expect(Math.abs(mean)).toBeLessThan(4 * Math.sqrt(expected / count));
    expect(Math.abs(variance - expected)).toBeLessThan(4 * expected * Math.sqrt(2 / count));
  });
});

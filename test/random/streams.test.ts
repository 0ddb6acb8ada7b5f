import {readdirSync, readFileSync} from "node:fs";
import {basename, join} from "node:path";
import {describe, expect, it} from "vitest";
import {permutation, randomWords, unitInterval, type Place} from "../../data-loaders/random/streams.js";

/** Every stream; the compiler asks for those that are missing. */
const streams: Readonly<Record<Place["stream"], true>> = {
  split: true,
  weights: true,
  order: true,
  dropout: true,
  augmentation: true,
  bootstrap: true,
  sample: true,
  map: true,
  corruption: true,
  outside: true,
  erasing: true,
  pixels: true
};
const sources = "data-loaders";
const names = Object.keys(streams) as Place["stream"][];

/** Files of data-loaders that draw from a stream. */
function usersOf(stream: Place["stream"]): string[] {
  const isUser = (file: string): boolean => readFileSync(join(sources, file), "utf8").includes(`stream: "${stream}"`);
  return readdirSync(sources, {recursive: true, encoding: "utf8"})
    .filter((file) => file.endsWith(".ts") && isUser(file))
    .map((file) => basename(file))
    .sort();
}

describe("random streams", () => {
  const place = {seed: 1, stream: "dropout", epoch: 2, step: 3} as const;

  it("hold the same words at the same place", () => {
    expect(randomWords(place, 10)).toEqual(randomWords(place, 10));
  });
  it("can be entered at any multiple of four", () => {
    expect(randomWords(place, 8, 12)).toEqual(randomWords(place, 20).subarray(12));
    expect(() => randomWords(place, 4, 3)).toThrow(/multiple of 4, got 3/);
  });
  it("differ by seed, stream, epoch, step and part", () => {
    const others = [{seed: 2}, {stream: "order"}, {epoch: 3}, {step: 4}, {part: 1}] as const;
    const first = randomWords(place, 4).join();
    const seen = new Set(others.map((other) => randomWords({...place, ...other}, 4).join()));
    expect(seen.size).toBe(others.length);
    expect(seen.has(first)).toBe(false);
  });
  it("hold numbers of their own each, at the same seed and place", () => {
    const seen = new Set(names.map((stream) => randomWords({...place, stream}, 4).join()));
    expect(seen.size).toBe(names.length);
  });
  it("are all told in the protocol", () => {
    const told = /Streams: ([\w, ]+)\./.exec(readFileSync("docs/protocol.md", "utf8"))?.[1]?.split(", ");
    expect(told?.toSorted()).toEqual(names.toSorted());
  });
  it("serve a file each, but for three that the protocol tells", () => {
    const users = names.map((stream) => [stream, usersOf(stream)] as const);
    expect(users.filter(([, files]) => files.length !== 1)).toEqual([
      ["order", ["batches.ts", "linearSvm.ts"]],
      ["bootstrap", ["macroMetrics.ts", "pairedBootstrap.ts"]],
      ["sample", ["classSamples.ts", "fewLabels.ts", "searches.ts"]]
    ]);
  });
  it("stay in [0, 1) at both ends", () => {
    expect(unitInterval(0)).toBe(0);
    expect(unitInterval(0xffffffff)).toBe(1 - 2 ** -24);
  });
  it("are even: the mean of 100,000 lies within four standard errors of a half", () => {
    const values = Array.from(randomWords({seed: 7, stream: "order"}, 100_000), unitInterval);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    expect(Math.abs(mean - 0.5)).toBeLessThan(4 * Math.sqrt(1 / 12 / values.length));
  });
});

describe("permutation", () => {
  it("holds each index once", () => {
    expect([...permutation({seed: 1, stream: "order"}, 1000)].sort((a, b) => a - b)).toEqual([...Array(1000).keys()]);
  });
  it("is empty for no examples", () => {
    expect(permutation({seed: 1, stream: "order"}, 0)).toHaveLength(0);
  });
  it("puts each of six orders of three in its share, chi-square below the 99.9% point of 20.5", () => {
    const counts = new Map<string, number>();
    const trials = 6000;
    for (let seed = 0; seed < trials; ++seed) {
      const key = permutation({seed, stream: "order"}, 3).join();
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    const chiSquare = [...counts.values()].reduce((sum, n) => sum + (n - trials / 6) ** 2 / (trials / 6), 0);
    expect(counts.size).toBe(6);
    expect(chiSquare).toBeLessThan(20.5);
  });
});

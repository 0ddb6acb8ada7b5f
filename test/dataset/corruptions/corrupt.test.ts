import {createHash} from "node:crypto";
import {describe, expect, it} from "vitest";
import {corrupt, corruptAll} from "../../../data-loaders/dataset/corruptions/corrupt.js";
import {
  corruptions,
  strengths,
  type CorruptionKind,
  type Strength
} from "../../../data-loaders/dataset/corruptions/corruptions.js";
import {rotated, turns} from "../../../data-loaders/dataset/corruptions/rotated.js";
import {directions, shifted} from "../../../data-loaders/dataset/corruptions/shifted.js";
import {loadFixture} from "../../fixtures/dataset/loadFixture.js";
import {uniformImages} from "../../fixtures/dataset/uniformImages.js";

const {pixels} = loadFixture().test;
const image = pixels.slice(0, 784);
const kinds = corruptions.map(({kind}) => kind);
const randomKinds: CorruptionKind[] = ["noise", "shift", "rotation", "occlusion"];

function meanChange(kind: CorruptionKind, strength: Strength): number {
  const changed = corruptAll(pixels, kind, strength, 1);
  return changed.reduce((sum, level, i) => sum + Math.abs(level - pixels[i]!), 0) / pixels.length;
}

/** All corruptions of the first five images. */
function allBytes(seed: number): Uint8Array[] {
  const few = pixels.subarray(0, 5 * 784);
  return kinds.flatMap((kind) => strengths.map((strength) => corruptAll(few, kind, strength, seed)));
}

/** What many examples of one image of level 9 become. */
function variety(kind: CorruptionKind, strength: Strength): Uint8Array[] {
  return Array.from({length: 300}, (_, example) => corrupt(uniformImages(9), kind, strength, example, 1));
}

/** The directions, by their places in the list, in which many examples are shifted. */
function shiftDirections(strength: Strength): number[] {
  const all = directions.map((direction) => shifted(uniformImages(9), strength, direction).join());
  return variety("shift", strength).map((moved) => all.indexOf(moved.join()));
}

describe("corrupt", () => {
  it.each(kinds)("changes images by %s the more, the stronger it is", (kind) => {
    const changes = strengths.map((strength) => meanChange(kind, strength));
    expect(changes.every((change, i) => change > (changes[i - 1] ?? 0))).toBe(true);
  });
  it("gives the same bytes for the same arguments, whatever was corrupted before", () => {
    const alone = corrupt(image, "noise", 3, 7, 1);
    allBytes(2);
    expect(corrupt(image, "noise", 3, 7, 1)).toEqual(alone);
  });
  // CPython 3.11.7: Philox and the six by their definitions, with math.cos and math.exp, the blur in whole numbers.
  it("gives the bytes that an independent program gives", () => {
    const hash = createHash("sha256");
    for (const bytes of allBytes(1)) hash.update(bytes);
    expect(hash.digest("hex")).toBe("31bfc934f84c3ffd19f6e3e2174d4b0628ab145f8c776ca28158580a0732cdc2");
  });
  it("draws anew for each example and seed", () => {
    const noise = corrupt(image, "noise", 3, 0, 1);
    expect(corrupt(image, "noise", 3, 1, 1)).not.toEqual(noise);
    expect(corrupt(image, "noise", 3, 0, 2)).not.toEqual(noise);
  });
  it("draws anew for each strength: one shift does not tell another's direction", () => {
    const others = shiftDirections(2);
    const agreed = shiftDirections(1).filter((direction, i) => direction === others[i]);
    expect(Math.abs(agreed.length - 300 / 8)).toBeLessThan(4 * Math.sqrt((300 * 7) / 64));
  });
  it("draws anew for each kind: a shift does not tell a rotation's sign", () => {
    const clockwise = rotated(image, turns.get(15)!).join();
    const agreed = shiftDirections(2).filter((direction, example) => {
      return direction < 4 === (corrupt(image, "rotation", 2, example, 1).join() === clockwise);
    });
    expect(Math.abs(agreed.length - 150)).toBeLessThan(4 * Math.sqrt(300 / 4));
  });
  it("draws nothing for blur and contrast", () => {
    for (const kind of ["blur", "contrast"] as const)
      expect(corrupt(image, kind, 3, 0, 1)).toEqual(corrupt(image, kind, 3, 5, 9));
  });
  it("shifts in each of the eight directions about equally often", () => {
    const counts = new Uint32Array(directions.length);
    for (const direction of shiftDirections(4)) ++counts[direction]!;
    const expected = 300 / directions.length;
    const chiSquare = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
    expect(chiSquare).toBeLessThan(24.3); // 99.9% point at seven degrees of freedom
  });
  it("rotates either way about equally often", () => {
    const turned = Array.from({length: 300}, (_, example) => corrupt(image, "rotation", 2, example, 1).join());
    const ways = [...new Set(turned)];
    expect(ways).toHaveLength(2);
    const count = turned.filter((way) => way === ways[0]).length;
    expect(Math.abs(count - 150)).toBeLessThan(4 * Math.sqrt(300 / 4));
  });
  it("covers a whole square, up to each border", () => {
    const covered = variety("occlusion", 5).map((levels) => [...levels.keys()].filter((i) => levels[i] === 0));
    for (const square of covered) expect(square).toHaveLength(12 ** 2);
    const columns = covered.flat().map((i) => i % 28);
    const rows = covered.flat().map((i) => Math.floor(i / 28));
    expect([columns, rows].map((all) => [Math.min(...all), Math.max(...all)])).toEqual([
      [0, 27],
      [0, 27]
    ]);
  });
  it.each(kinds)("by %s leaves the image that was given as it is", (kind) => {
    corrupt(image, kind, 5, 0, 1);
    expect(image).toEqual(pixels.slice(0, 784));
  });
  it.each(randomKinds)("by %s takes the largest seed and example", (kind) => {
    expect(corrupt(image, kind, 1, 2 ** 32 - 1, 2 ** 32 - 1)).toHaveLength(784);
  });
  it("refuses an image of another size", () => {
    for (const length of [0, 783, 785, 1568])
      expect(() => corrupt(new Uint8Array(length), "blur", 1, 0, 1)).toThrow(`expected 784 pixels, got ${length}`);
  });
  it("refuses what is no kind or strength", () => {
    expect(() => corrupt(image, "fog" as CorruptionKind, 1, 0, 1)).toThrow(/got fog/);
    for (const strength of [0, 6, 1.5, NaN, -1])
      expect(() => corrupt(image, "noise", strength as Strength, 0, 1)).toThrow(`from 1 to 5, got ${strength}`);
  });
  it("refuses an example or seed that is no 32-bit number", () => {
    for (const value of [-1, 0.5, NaN, Infinity, 2 ** 32]) {
      expect(() => corrupt(image, "noise", 1, value, 1)).toThrow(`invalid example: expected a whole number`);
      expect(() => corrupt(image, "noise", 1, 0, value)).toThrow(`invalid seed: expected a whole number`);
    }
  });
});

describe("corruptAll", () => {
  it.each(kinds)("by %s corrupts each image as one at its position", (kind) => {
    const all = corruptAll(pixels.subarray(0, 3 * 784), kind, 2, 5);
    for (const example of [0, 1, 2]) {
      const [start, end] = [example * 784, (example + 1) * 784];
      expect(all.slice(start, end)).toEqual(corrupt(pixels.subarray(start, end), kind, 2, example, 5));
    }
  });
  it("gives nothing for no images", () => {
    expect(corruptAll(new Uint8Array(0), "blur", 1, 1)).toHaveLength(0);
  });
  it("refuses a part of an image", () => {
    expect(() => corruptAll(new Uint8Array(1000), "blur", 1, 1)).toThrow(/multiple of 784 pixels, got 1000/);
  });
});

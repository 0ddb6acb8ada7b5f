import {describe, expect, it} from "vitest";
import {drawLine, fill, moved, touch} from "../../src/try/drawing/strokes.js";

const pen = {level: 200, radius: 1.2, isMirrored: false} as const;

describe("a pen", () => {
  it("leaves its level in the middle and less at its edge", () => {
    const pixels = new Uint8Array(784);
    touch(pixels, 10.5, 10.5, pen);
    expect(pixels[10 * 28 + 10]).toBe(200);
    const edge = pixels[10 * 28 + 12]!;
    expect(edge).toBeGreaterThanOrEqual(0);
    expect(edge).toBeLessThan(200);
    expect(pixels[10 * 28 + 14]).toBe(0);
  });
  it("never darkens what it has drawn with its soft edge", () => {
    const pixels = new Uint8Array(784);
    touch(pixels, 10.5, 10.5, pen);
    const before = pixels.slice();
    touch(pixels, 11.5, 10.5, pen);
    expect(pixels.every((level, i) => level >= before[i]!)).toBe(true);
  });
  it("erases with level 0", () => {
    const pixels = new Uint8Array(784).fill(90);
    touch(pixels, 10.5, 10.5, {...pen, level: 0});
    expect(pixels[10 * 28 + 10]).toBe(0);
    expect(pixels[0]).toBe(90);
  });
  it("draws both sides alike", () => {
    const pixels = new Uint8Array(784);
    touch(pixels, 5, 9, {...pen, isMirrored: true});
    for (let y = 0; y < 28; ++y) for (let x = 0; x < 28; ++x) expect(pixels[y * 28 + x]).toBe(pixels[y * 28 + 27 - x]);
  });
  it("leaves no gap along a fast line", () => {
    const pixels = new Uint8Array(784);
    drawLine(pixels, {x: 2, y: 14}, {x: 26, y: 14}, {...pen, radius: 0.6});
    for (let x = 2; x < 26; ++x) expect(pixels[14 * 28 + x]! + pixels[13 * 28 + x]!).toBeGreaterThan(0);
  });
});

describe("fill", () => {
  it("stays within an outline", () => {
    const pixels = new Uint8Array(784);
    for (let i = 5; i <= 20; ++i) for (const at of [5 * 28 + i, 20 * 28 + i, i * 28 + 5, i * 28 + 20]) pixels[at] = 255;
    fill(pixels, 10, 10, 120);
    expect(pixels.filter((level) => level === 120)).toHaveLength(14 * 14);
    expect(pixels[0]).toBe(0);
  });
  it("reaches into the soft edge of an outline that a pen has drawn, so that no lighter ring stays", () => {
    const pixels = new Uint8Array(784);
    const corners = [
      {x: 6, y: 6},
      {x: 22, y: 6},
      {x: 22, y: 22},
      {x: 6, y: 22}
    ];
    corners.forEach((from, i) => drawLine(pixels, from, corners[(i + 1) % 4]!, pen));
    fill(pixels, 14, 14, pen.level);
    for (let y = 6; y < 22; ++y) for (let x = 6; x < 22; ++x) expect([x, y, pixels[y * 28 + x]]).toEqual([x, y, 200]);
    expect(pixels[0]).toBe(0);
  });
});

describe("moved", () => {
  it("shifts every pixel, loses what leaves and fills with ground", () => {
    const pixels = Uint8Array.from({length: 784}, (_, i) => i % 251);
    const there = moved(pixels, 1, -1);
    expect(there[0]).toBe(0);
    expect(there[1]).toBe(pixels[28]);
    expect(moved(pixels, 0, 0)).toEqual(pixels);
  });
});

import {describe, expect, it} from "vitest";
import {multiplyHigh, philox} from "../../data-loaders/random/philox.js";

function words(counter: readonly [number, number, number, number], key: readonly [number, number]): string[] {
  const out = new Uint32Array(4);
  philox(counter, key, out);
  return [...out].map((word) => word.toString(16).padStart(8, "0"));
}

describe("philox", () => {
  // Known answers: Random123 1.14, tests/kat_vectors, lines "philox4x32 10".
  it("gives the reference words for zeros", () => {
    expect(words([0, 0, 0, 0], [0, 0])).toEqual(["6627e8d5", "e169c58d", "bc57ac4c", "9b00dbd8"]);
  });
  it("gives the reference words for ones", () => {
    const ones = 0xffffffff;
    expect(words([ones, ones, ones, ones], [ones, ones])).toEqual(["408f276d", "41c83b0e", "a20bc7c6", "6d5451fd"]);
  });
  it("gives the reference words for the digits of pi", () => {
    expect(words([0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344], [0xa4093822, 0x299f31d0])).toEqual([
      "d16cfe09",
      "94fdcceb",
      "5001e420",
      "24126ea1"
    ]);
  });
  it("multiplies to the same high half as a 64-bit product", () => {
    for (const [a, b] of [
      [0xffffffff, 0xffffffff],
      [0x12345678, 0x9abcdef0],
      [1, 0xffffffff],
      [0x80000000, 2]
    ] as const) {
      expect(multiplyHigh(a, b)).toBe(Number((BigInt(a) * BigInt(b)) >> 32n));
    }
  });
});

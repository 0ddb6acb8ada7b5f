import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {canonicalJson} from "../../data-loaders/store/canonicalJson.js";
import {contentKey} from "../../data-loaders/store/contentKey.js";
import {sha256} from "../../data-loaders/store/sha256.js";

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, item]) => [key, reversed(item)])
  );
}

describe("canonicalJson", () => {
  it("sorts keys at every depth and leaves arrays in order", () => {
    expect(canonicalJson({b: [{d: 1, c: "ü"}, null], a: true})).toBe('{"a":true,"b":[{"c":"ü","d":1},null]}');
  });
  it("is JSON of the same value", () => {
    fc.assert(
      fc.property(fc.jsonValue({stringUnit: "binary"}), (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      })
    );
  });
  it("does not depend on the order of keys", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(canonicalJson(reversed(value))).toBe(canonicalJson(value));
      })
    );
  });
  it.each([
    ["value.epochs", {epochs: undefined}, "undefined"],
    ["value.rates[1]", {rates: [0.1, NaN]}, "NaN"],
    ["value", new Date(0), "[object Date]"],
    ["value.a", {a: new Float32Array(1)}, "[object Float32Array]"],
    ["value[0]", Array(1), "undefined"]
  ])("refuses what is not JSON and names its place: %s", (place, value, received) => {
    expect(() => canonicalJson(value)).toThrow(`invalid ${place}: expected a JSON value, got ${received}`);
  });
});

describe("contentKey", () => {
  // printf '{"a":1,"b":[2]}' | sha256sum (coreutils 9.1)
  it("is the SHA-256 of the canonical JSON", () => {
    expect(contentKey({b: [2], a: 1})).toBe("0855bfc20eb6cfaa4be7d6b510c63dd22997718bddadcb1a4915cec3a16145b9");
  });
  it("tells a number from its string", () => {
    expect(contentKey({seed: 1})).not.toBe(contentKey({seed: "1"}));
  });
});

describe("sha256", () => {
  // FIPS 180-2, appendix B.1
  it("gives the reference hash of abc, as a string and as bytes", () => {
    const reference = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    expect(sha256("abc")).toBe(reference);
    expect(sha256(Uint8Array.of(97, 98, 99))).toBe(reference);
  });
  it("takes a view's own bytes, not its buffer's", () => {
    expect(sha256(Uint8Array.of(0, 97, 98, 99).subarray(1))).toBe(sha256("abc"));
  });
});

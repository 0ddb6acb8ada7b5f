import {createHash} from "node:crypto";
import fc from "fast-check";
import {expect, it, vi} from "vitest";
import {scriptedSha256} from "../../src/live/scriptedSha256.js";
import {sha256} from "../../src/live/sha256.js";

const reference = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

// FIPS 180-4's own example: https://csrc.nist.gov/projects/cryptographic-standards-and-guidelines/example-values
const abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

it("SHA-256 of “abc” is the standard's example", () => {
  expect(scriptedSha256(new TextEncoder().encode("abc"))).toBe(abc);
});

it("SHA-256 agrees with Node's at every length about the edges of blocks", () => {
  for (let length = 0; length <= 130; ++length) {
    const bytes = Uint8Array.from({length}, (_, i) => i);
    expect(scriptedSha256(bytes)).toBe(reference(bytes));
  }
});

it("SHA-256 agrees with Node's for any bytes", () => {
  fc.assert(fc.property(fc.uint8Array({maxLength: 5000}), (bytes) => scriptedSha256(bytes) === reference(bytes)));
});

it("a page without crypto.subtle computes the same hash as one with it", async () => {
  const bytes = new TextEncoder().encode("abc");
  expect(await sha256(bytes)).toBe(abc);
  vi.stubGlobal("crypto", {});
  expect(await sha256(bytes)).toBe(abc);
  vi.unstubAllGlobals();
});

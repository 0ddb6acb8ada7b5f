import {describe, expect, it} from "vitest";
import {decodeRun, encodeRun, weightsSha256, type RunFacts} from "../../data-loaders/runs/storedRun.js";

describe("a stored run", () => {
  it("is decoded as it was encoded", () => {
    const logits = {train: Float32Array.of(1, -0), validation: Float32Array.of(1e-45), test: Float32Array.of(3e38)};
    const parameters = Float32Array.of(0.1, 0.2);
    const encoded = encodeRun({parameters, logits});
    const files = Object.fromEntries(Object.entries(encoded).map(([name, bytes]) => [name, new Uint8Array(bytes)]));
    expect(Object.keys(files)).toEqual([
      "parameters.f32",
      "train-logits.f32",
      "validation-logits.f32",
      "test-logits.f32"
    ]);
    const facts: Partial<RunFacts> = {workerCount: 3};
    expect(decodeRun({files, facts})).toEqual({parameters, logits, workerCount: 3});
  });
  it("has the hash of its parameters as little-endian float32", () => {
    // printf '\0\0\200?\0\0\0\300' | sha256sum
    expect(weightsSha256(Float32Array.of(1, -2))).toBe(
      "ee4ac73c2bd27756ab82780f27c73a7bc4d3f0bb6acb37e008bc27eccd7e588b"
    );
  });
});

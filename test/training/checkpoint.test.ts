import {existsSync, mkdirSync, readFileSync, symlinkSync, truncateSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {ownedPath} from "../../data-loaders/store/ownedPath.js";
import {
  readCheckpoint,
  removeCheckpoint,
  writeCheckpoint,
  type Checkpoint
} from "../../data-loaders/training/checkpoint.js";
import {temporaryFolder} from "../store/temporaryFolder.js";

const checkpoint: Checkpoint = {
  position: {
    stepCount: 757,
    epoch: 1,
    step: 7,
    seenCount: 448,
    lossSum: 0.1 + 0.2,
    correctCount: 300,
    seconds: 1 / 3,
    epochs: [{epoch: 1, split: "train", accuracy: 2 / 3, loss: 1.1, seconds: 4.5}],
    startedAt: "2026-01-02T03:04:05.678Z"
  },
  state: {
    parameters: Float32Array.of(1, Math.PI),
    firstMoment: Float32Array.of(-0, 1e-45),
    secondMoment: Float32Array.of(3e38, 0.1)
  }
};

function stored(): string {
  const path = join(temporaryFolder(), "ann-s1.checkpoint");
  writeCheckpoint(path, checkpoint);
  return path;
}

describe("a checkpoint", () => {
  it("is read as it was written, to the last bit", () => {
    expect(readCheckpoint(stored())).toEqual(checkpoint);
  });
  it("is absent where there is no file", () => {
    expect(readCheckpoint(join(temporaryFolder(), "none"))).toBeUndefined();
  });
  it("is absent where the file was cut off at any length", () => {
    const path = stored();
    for (let length = readFileSync(path).length - 1; length >= 0; --length) {
      truncateSync(path, length);
      expect(readCheckpoint(path)).toBeUndefined();
    }
  });
  it("is absent where any bit of the file has changed", () => {
    const path = stored();
    const bytes = readFileSync(path);
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.nat(7), (place, bit) => {
        const changed = Buffer.from(bytes);
        changed[place]! ^= 1 << bit;
        writeFileSync(path, changed);
        expect(readCheckpoint(path)).toBeUndefined();
      })
    );
  });
  it("replaces the one before", () => {
    const path = stored();
    const later = {...checkpoint, position: {...checkpoint.position, step: 8}};
    writeCheckpoint(path, later);
    expect(readCheckpoint(path)).toEqual(later);
  });
  it("passes other failures to read on", () => {
    const folder = join(temporaryFolder(), "checkpoint");
    mkdirSync(folder);
    expect(() => readCheckpoint(folder)).toThrow(/EISDIR/);
  });
  it.skipIf(!existsSync("/dev/full"))("names its file when the disk is full, and the one before stays", () => {
    const path = stored();
    symlinkSync("/dev/full", ownedPath(path, "tmp"));
    expect(() => writeCheckpoint(path, {...checkpoint, position: {...checkpoint.position, step: 8}})).toThrow(
      `cannot write ${path}: the disk is full`
    );
    expect(readCheckpoint(path)).toEqual(checkpoint);
  });
  it("is gone once removed, and may be removed again", () => {
    const path = stored();
    removeCheckpoint(path);
    removeCheckpoint(path);
    expect(existsSync(path)).toBe(false);
  });
});

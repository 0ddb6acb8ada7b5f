import {appendFileSync, cpSync, readFileSync, utimesSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it, vi} from "vitest";
import {runOf} from "../../data-loaders/training/run.js";
import {decodeRun, encodeRun, runKey, weightsSha256, type RunFacts} from "../../data-loaders/runs/storedRun.js";
import {temporaryFolder} from "../store/temporaryFolder.js";
import {smallProject} from "./smallProject.js";
import {smallProtocol} from "../training/smallRun.js";

function keyOf(root: string): string {
  return runKey(runOf("ann", 1), smallProtocol, "data", root);
}

describe("a run's key", () => {
  it("changes with variant, seed, protocol and data", () => {
    const root = smallProject();
    const keys = [
      keyOf(root),
      runKey(runOf("cnn", 1), smallProtocol, "data", root),
      runKey(runOf("ann", 2), smallProtocol, "data", root),
      runKey(runOf("ann", 1), {...smallProtocol, epochCount: 3}, "data", root),
      runKey(runOf("ann", 1), smallProtocol, "other data", root)
    ];
    expect(new Set(keys).size).toBe(keys.length);
  });
  it.each(["dataset", "engine", "models", "randomness", "training"])("changes with a source of %s", (folder) => {
    const root = smallProject();
    const before = keyOf(root);
    appendFileSync(join(root, "data-loaders", folder, "source.ts"), "\n");
    expect(keyOf(root)).not.toBe(before);
  });
  it.each([
    ["tfjs", "4.22.0"],
    ["the engine's compiler", "0.28.20"]
  ])("changes with the version of %s", (_, version) => {
    const root = smallProject();
    const before = keyOf(root);
    const lockfile = join(root, "package-lock.json");
    writeFileSync(lockfile, readFileSync(lockfile, "utf8").replace(version, "9.9.9"));
    expect(keyOf(root)).not.toBe(before);
  });
  it("changes with Node's major version, not with its minor", () => {
    const root = smallProject();
    const [major] = process.versions.node.split(".");
    const keyOn = (node: string): string => {
      const stub = vi.spyOn(process, "versions", "get").mockReturnValue({...process.versions, node});
      const key = keyOf(root);
      stub.mockRestore();
      return key;
    };
    expect(keyOn(`${major}.99.0`)).toBe(keyOf(root));
    expect(keyOn(`${Number(major) + 1}.0.0`)).not.toBe(keyOf(root));
  });
  it("stays when a source is only touched, or the project copied elsewhere", () => {
    const root = smallProject();
    const before = keyOf(root);
    utimesSync(join(root, "data-loaders", "engine", "source.ts"), 0, 0);
    expect(keyOf(root)).toBe(before);
    const copy = temporaryFolder();
    cpSync(root, copy, {recursive: true});
    expect(keyOf(copy)).toBe(before);
  });
});

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

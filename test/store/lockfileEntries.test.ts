import {writeFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {lockfileEntries} from "../../data-loaders/store/lockfileEntries.js";
import {temporaryFolder} from "./temporaryFolder.js";

function checkout(): string {
  const root = temporaryFolder();
  const packages = {
    "": {name: "@tensorflow/not-a-dependency", version: "1.0.0"},
    "node_modules/@tensorflow/tfjs": {version: "4.22.0", integrity: "sha512-A", license: "Apache-2.0"},
    "node_modules/@tensorflow/tfjs/node_modules/@types/node": {version: "20.0.0", integrity: "sha512-B"},
    "node_modules/other/node_modules/@tensorflow/tfjs-core": {version: "4.0.0", integrity: "sha512-C"},
    "node_modules/d3": {version: "7.9.0", integrity: "sha512-D"}
  };
  writeFileSync(join(root, "package-lock.json"), JSON.stringify({lockfileVersion: 3, packages}));
  return root;
}

describe("lockfileEntries", () => {
  it("gives version and integrity of the packages that match, nested ones too, and of no others", () => {
    expect(lockfileEntries(checkout(), ["@tensorflow/"])).toEqual({
      "node_modules/@tensorflow/tfjs": "4.22.0 sha512-A",
      "node_modules/other/node_modules/@tensorflow/tfjs-core": "4.0.0 sha512-C"
    });
  });
  it("takes several prefixes", () => {
    expect(Object.keys(lockfileEntries(checkout(), ["@tensorflow/tfjs-core", "d3"]))).toEqual([
      "node_modules/other/node_modules/@tensorflow/tfjs-core",
      "node_modules/d3"
    ]);
  });
  it("refuses a prefix that matches nothing", () => {
    expect(() => lockfileEntries(checkout(), ["d3", "@tensorflwo/"])).toThrow(/starts with "@tensorflwo\/"; correct/);
  });
  it("finds tfjs and its wasm backend in the project's own lockfile", () => {
    const root = new URL("../..", import.meta.url).pathname;
    expect(Object.keys(lockfileEntries(root, ["@tensorflow/"]))).toEqual(
      expect.arrayContaining(["node_modules/@tensorflow/tfjs", "node_modules/@tensorflow/tfjs-backend-wasm"])
    );
  });
});

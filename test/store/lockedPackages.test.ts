import {writeFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {lockedPackages} from "../../data-loaders/store/lockedPackages.js";
import {temporaryFolder} from "./temporaryFolder.js";

const packages = {
  "": {name: "report", dependencies: {"@a/core": "1", b: "2"}},
  "node_modules/@a/core": {version: "1.0.0", integrity: "sha512-A", dependencies: {b: "1", c: "3"}},
  "node_modules/@a/core/node_modules/b": {version: "1.5.0", integrity: "sha512-B1"},
  "node_modules/b": {version: "2.0.0", integrity: "sha512-B2", dependencies: {c: "3"}},
  "node_modules/c": {version: "3.0.0", integrity: "sha512-C", dependencies: {b: "2"}},
  "node_modules/unused": {version: "9.0.0", integrity: "sha512-D"}
};

function checkout(): string {
  const root = temporaryFolder();
  writeFileSync(join(root, "package-lock.json"), JSON.stringify({lockfileVersion: 3, packages}));
  return root;
}

describe("lockedPackages", () => {
  it("gives a package with all that it needs, each as Node finds it, and no other", () => {
    expect(lockedPackages(checkout(), ["@a/core"])).toEqual({
      "node_modules/@a/core": "1.0.0 sha512-A",
      "node_modules/@a/core/node_modules/b": "1.5.0 sha512-B1",
      "node_modules/b": "2.0.0 sha512-B2",
      "node_modules/c": "3.0.0 sha512-C"
    });
    expect(Object.keys(lockedPackages(checkout(), ["b"]))).toEqual(["node_modules/b", "node_modules/c"]);
  });
  it("refuses a package that is not locked", () => {
    expect(() => lockedPackages(checkout(), ["b", "missing"])).toThrow(
      /^package missing is not in \S+package-lock.json: expected it, as the project needs it; run npm ci$/
    );
  });
});

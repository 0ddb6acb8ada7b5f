import {existsSync, readdirSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {stubPackageCache} from "../../site/offline.js";
import {temporaryFolder} from "../store/temporaryFolder.js";

describe("stubPackageCache", () => {
  it("makes an empty folder of version 0.0.0 for each package, and leaves what is there", () => {
    const root = temporaryFolder();
    const cache = join(root, ".observablehq/cache/_npm");
    stubPackageCache(root);
    writeFileSync(join(cache, "d3@0.0.0", "kept"), "");
    stubPackageCache(root);
    expect(readdirSync(cache)).toContain("react-dom@0.0.0");
    expect(readdirSync(join(cache, "@observablehq")).sort()).toEqual(["plot@0.0.0", "sample-datasets@0.0.0"]);
    expect(existsSync(join(cache, "d3@0.0.0", "kept"))).toBe(true);
  });
});

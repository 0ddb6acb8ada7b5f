import type {Metafile} from "esbuild";
import {describe, expect, it} from "vitest";
import {sharedModules} from "../../../site/bundle/sharedModules.js";

const imports = (...paths: string[]) => paths.map((path) => ({path, kind: "import-statement" as const}));
const inputs = {
  "page:index.html": imports("_import/light.js"),
  "_import/light.js": imports("_import/lighter.js"),
  "_import/lighter.js": [
    ...imports("_import/light.js"),
    {path: "_import/lazy.js", kind: "dynamic-import" as const},
    {path: "../_observablehq/stdlib.js", kind: "import-statement" as const, external: true}
  ],
  "_import/plotting.js": imports("../node_modules/plot/index.js"),
  "_import/above.js": imports("_import/plotting.js"),
  "_import/lazy.js": imports("../node_modules/plot/index.js"),
  "../node_modules/plot/index.js": []
};
const output = (paths: readonly string[], entryPoint?: string, bytes = 1, chunks: readonly string[] = []) => ({
  ...(entryPoint === undefined ? {} : {entryPoint}),
  bytes,
  imports: imports(...chunks),
  exports: [],
  inputs: Object.fromEntries(paths.map((path) => [path, {bytesInOutput: 1}]))
});

describe("sharedModules", () => {
  it("are modules of ours in shared chunks that load no package, be it through others", () => {
    const metafile: Metafile = {
      inputs: Object.fromEntries(Object.entries(inputs).map(([path, imports]) => [path, {bytes: 1, imports}])),
      outputs: {
        "_import/index.js": output(["page:index.html"], "page:index.html", 1, [
          "_import/chunk.A.js",
          "_import/chunk.B.js"
        ]),
        "_import/lazy.A.js": output(["_import/lazy.js"], "_import/lazy.js"),
        "_import/chunk.A.js": output(["_import/lighter.js", "_import/light.js"]),
        "_import/chunk.B.js": output(["_import/above.js", "_import/plotting.js", "../node_modules/plot/index.js"])
      }
    };
    expect(sharedModules(metafile, ["page:index.html"])).toEqual(["_import/light.js", "_import/lighter.js"]);
  });
  it("are none that only code shares which is loaded later", () => {
    const later = {path: "_import/lazy.A.js", kind: "dynamic-import" as const};
    const metafile: Metafile = {
      inputs: {"_import/later.js": {bytes: 1, imports: []}, "_import/soon.js": {bytes: 1, imports: []}},
      outputs: {
        "_import/page.A.js": {...output([], "_import/page.js"), imports: [...imports("_import/chunk.A.js"), later]},
        "_import/lazy.A.js": output([], "_import/lazy.js", 1, ["_import/chunk.A.js", "_import/chunk.B.js"]),
        "_import/chunk.A.js": output(["_import/soon.js"]),
        "_import/chunk.B.js": output(["_import/later.js"])
      }
    };
    expect(sharedModules(metafile, ["_import/page.js"])).toEqual(["_import/soon.js"]);
  });
  it("are none of a chunk of 8 kB, which stays a file of its own", () => {
    const metafile: Metafile = {
      inputs: {"_import/small.js": {bytes: 1, imports: []}, "_import/large.js": {bytes: 1, imports: []}},
      outputs: {
        "_import/page.A.js": output([], "_import/page.js", 1, ["_import/chunk.A.js", "_import/chunk.B.js"]),
        "_import/chunk.A.js": output(["_import/small.js"], undefined, 8191),
        "_import/chunk.B.js": output(["_import/large.js"], undefined, 8192)
      }
    };
    expect(sharedModules(metafile, ["_import/page.js"])).toEqual(["_import/small.js"]);
  });
});

import {gzipSync} from "node:zlib";
import {buildSync} from "esbuild";
import {describe, expect, it} from "vitest";
import {workerCode} from "../../data-loaders/browser/workerCode.js";
import {reportSources} from "../../data-loaders/report.js";

const code = new TextDecoder().decode(workerCode());

describe("the worker's code", () => {
  it("knows neither tfjs nor Node, and imports nothing", () => {
    expect(code).not.toMatch(/tensorflow|tfjs|node:|require\(/);
    expect(code).not.toMatch(/\bimport[\s({]/);
  });
  it("is small: at most 15 kB compressed", () => {
    expect(gzipSync(code).length).toBeLessThanOrEqual(15_000);
  });
  it("is made anew where any file of it changes: all lie in folders that a stored report depends on", () => {
    const entryPoints = ["data-loaders/browser/worker.ts"];
    const {metafile} = buildSync({entryPoints, bundle: true, write: false, metafile: true, logLevel: "silent"});
    const files = Object.keys(metafile.inputs);
    expect(files).toContain("data-loaders/picture/readPicture.ts");
    expect(files.filter((file) => !reportSources.some((folder) => file.startsWith(`${folder}/`)))).toEqual([]);
  });
  it("is the same each time it is made", () => {
    expect(new TextDecoder().decode(workerCode())).toBe(code);
  });
});

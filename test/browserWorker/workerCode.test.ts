import {gzipSync} from "node:zlib";
import {describe, expect, it} from "vitest";
import {workerCode} from "../../data-loaders/browser/build/workerCode.js";
import {reportEntries} from "../../data-loaders/report/reportFolder.js";
import {codeFiles} from "../../data-loaders/store/codeHash.js";

const code = new TextDecoder().decode(workerCode());

describe("the worker's code", () => {
  it("knows neither tfjs nor Node, and imports nothing", () => {
    expect(code).not.toMatch(/tensorflow|tfjs|node:|require\(/);
    expect(code).not.toMatch(/\bimport[\s({]/);
  });
  it("is small: at most 15 kB compressed", () => {
    expect(gzipSync(code).length).toBeLessThanOrEqual(15_000);
  });
  it("is part of the code that a stored report depends on", async () => {
    expect(await codeFiles(reportEntries)).toEqual(
      expect.arrayContaining(["data-loaders/browser/worker.ts", "data-loaders/browser/picture/readPicture.ts"])
    );
  });
  it("is the same each time it is made", () => {
    expect(new TextDecoder().decode(workerCode())).toBe(code);
  });
});

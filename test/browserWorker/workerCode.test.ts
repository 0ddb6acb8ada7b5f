import {gzipSync} from "node:zlib";
import {describe, expect, it} from "vitest";
import {workerCode} from "../../data-loaders/browser/build/workerCode.js";
import {reportEntries} from "../../data-loaders/report/reportFolder.js";
import {codeFiles} from "../../data-loaders/store/codeHash.js";

const code = new TextDecoder().decode(await workerCode("worker"));

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
  it("is the same each time it is made", async () => {
    expect(new TextDecoder().decode(await workerCode("worker"))).toBe(code);
  });
});

const judging = new TextDecoder().decode(await workerCode("judgingWorker"));

describe("the code of the worker that judges predictions", () => {
  it("knows neither tfjs nor Node, imports nothing and compiles no code from text", () => {
    expect(judging).not.toMatch(/tensorflow|tfjs|node:|require\(|\beval\(/);
    expect(judging).not.toMatch(/\bimport[\s({]/);
  });
  it("asks for nothing: it has no way to send", () => {
    expect(judging).not.toMatch(/XMLHttpRequest|WebSocket|sendBeacon|EventSource|RTCPeer/);
  });
  it("is at most 100 kB compressed, as it is loaded with a reader's file alone", () => {
    expect(gzipSync(judging).length).toBeLessThanOrEqual(100_000);
  });
  it("is part of the code that a stored report depends on", async () => {
    expect(await codeFiles(reportEntries)).toContain("data-loaders/browser/judgingWorker.ts");
  });
});

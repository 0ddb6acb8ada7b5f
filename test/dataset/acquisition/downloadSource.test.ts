import {hash} from "node:crypto";
import {afterEach, beforeEach, describe, expect, it, vi} from "vitest";
import {downloadSource} from "../../../data-loaders/dataset/acquisition/downloadSource.js";
import type {Effects} from "../../../data-loaders/dataset/acquisition/effects.js";
import {fixtureFiles} from "../../fixtures/dataset/fixtureFiles.js";

/** Stands for the file: what `chunks` sends of these sizes, one after the other. */
const sizes = [200_000, 200_000, 200_000, 400_000];
const content = Buffer.concat(sizes.map((size, i) => Buffer.alloc(size, i)));
const official = {
  ...fixtureFiles.testLabels,
  gzipBytes: content.length,
  rawBytes: content.length,
  rawSha256: hash("sha256", content)
};

/** Downloads the file from a stand-in for the web, with the lines logged. */
async function download(
  fetch: Effects["fetch"],
  of = official,
  proxyVariable?: string
): Promise<{found: Uint8Array; lines: string[]}> {
  const lines: string[] = [];
  const effects = {
    fetch,
    proxyVariable,
    runProgram: () => Promise.resolve(),
    log: (line: string) => void lines.push(line)
  };
  const {bytes} = await downloadSource("https://example.org/data/", effects).read(of);
  return {found: bytes, lines};
}

/** An answer in chunks of these sizes, each filled with its index. */
function chunks(sizes: readonly number[], headers: Record<string, string> = {}): Response {
  const start = (controller: ReadableStreamDefaultController) => {
    sizes.forEach((size, i) => controller.enqueue(new Uint8Array(size).fill(i)));
    controller.close();
  };
  return new Response(new ReadableStream({start}), {headers});
}

describe("downloadSource", () => {
  it("asks for the packed file under the address and joins what comes", async () => {
    const fetch = vi.fn(async () => chunks(sizes));
    const {found} = await download(fetch);
    expect(Buffer.compare(found, content)).toBe(0);
    expect(fetch.mock.calls[0]).toEqual([
      "https://example.org/data/t10k-labels-idx1-ubyte.gz",
      {signal: expect.any(AbortSignal)}
    ]);
  });
  it("logs the address, then each quarter of the official size", async () => {
    const {lines} = await download(async () => chunks(sizes));
    expect(lines).toEqual([
      "downloading https://example.org/data/t10k-labels-idx1-ubyte.gz",
      "t10k-labels-idx1-ubyte: 40 % of 1.0 MB",
      "t10k-labels-idx1-ubyte: 60 % of 1.0 MB",
      "t10k-labels-idx1-ubyte: 100 % of 1.0 MB"
    ]);
  });
  it("tells of no more than all of it, and of no share of what the server has packed", async () => {
    const small = {...official, gzipBytes: 450_000};
    const {lines} = await download(async () => chunks(sizes), small);
    expect(lines.slice(1).map((line) => /\d+ %/.exec(line)?.[0])).toEqual(["44 %", "89 %", "100 %", "100 %"]);
    const packed = await download(async () => chunks(sizes, {"content-encoding": "gzip"}), small);
    expect(packed.lines.at(-1)).toBe("t10k-labels-idx1-ubyte: 1.0 MB");
  });
  it("says so where a web page comes with status 200", async () => {
    const page = "<!doctype html><title>Sign in</title>";
    await expect(download(async () => new Response(page))).rejects.toThrow(
      /t10k-labels-idx1-ubyte in https:\/\/example.org\/data\/ is a web page, not the file/
    );
  });
  it("refuses a status that is not OK", async () => {
    await expect(download(async () => new Response("no", {status: 404}))).rejects.toThrow(
      /idx1-ubyte\.gz: HTTP status 404$/
    );
  });
  it("refuses an answer larger than the unpacked file, and stops reading it", async () => {
    let sent = 0;
    const endless = new ReadableStream({pull: (controller) => controller.enqueue(new Uint8Array(++sent && 500_000))});
    await expect(download(async () => new Response(endless))).rejects.toMatchObject({reason: "long"});
    expect(sent).toBeLessThan(10);
  });
  it("gives the innermost cause of a failed connection, and the variable that names a proxy", async () => {
    const cause = Object.assign(new AggregateError([]), {code: "ECONNREFUSED"});
    const fetch = () => Promise.reject(new TypeError("fetch failed", {cause}));
    await expect(download(fetch)).rejects.toThrow(/^cannot download .*: ECONNREFUSED$/);
    await expect(download(fetch, official, "HTTPS_PROXY")).rejects.toThrow(/ECONNREFUSED \(HTTPS_PROXY .*proxy\)$/);
  });
  describe("with a clock", () => {
    beforeEach(() => void vi.useFakeTimers());
    afterEach(() => void vi.useRealTimers());

    it("ends after ten seconds in which nothing comes", async () => {
      const silent: Effects["fetch"] = (_, init) =>
        new Promise((_resolve, reject) => {
          const {signal} = init as {signal: AbortSignal};
          signal.addEventListener("abort", () => reject(signal.reason as Error));
        });
      const ended = expect(download(silent)).rejects.toThrow(/: nothing came for 10 s$/);
      await vi.advanceTimersByTimeAsync(10_000);
      await ended;
    });
    /** An answer that sends a byte each few seconds and heeds no signal, as Node 20 may lose it. */
    const dripping =
      (byteCount: number): Effects["fetch"] =>
      async () => {
        let sent = 0;
        const pull = async (controller: ReadableStreamDefaultController) => {
          await new Promise((resolve) => setTimeout(resolve, 6000));
          if (sent++ < byteCount) controller.enqueue(new Uint8Array(1));
          else controller.close();
        };
        return new Response(new ReadableStream({pull}, {highWaterMark: 0}));
      };
    it("waits for what comes slowly but steadily", async () => {
      const three = {...official, rawBytes: 3, rawSha256: hash("sha256", Buffer.alloc(3))};
      const ended = expect(download(dripping(3), three)).resolves.toMatchObject({found: Buffer.alloc(3)});
      await vi.advanceTimersByTimeAsync(30_000);
      await ended;
    });
    it("ends after ten minutes, although the answer goes on and heeds no signal", async () => {
      const ended = expect(download(dripping(Infinity))).rejects.toThrow(/: it took longer than 10 minutes$/);
      await vi.advanceTimersByTimeAsync(600_000);
      await ended;
    });
  });
});

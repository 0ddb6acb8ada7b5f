import {afterEach, beforeEach, describe, expect, it, vi} from "vitest";
import {downloadSource} from "../../../data-loaders/dataset/acquisition/downloadSource.js";
import type {Effects} from "../../../data-loaders/dataset/acquisition/effects.js";
import {fixtureFiles} from "../../fixtures/dataset/fixtureFiles.js";

const official = {...fixtureFiles.testLabels, gzipBytes: 1_000_000, rawBytes: 1_200_000};

/** Downloads the file from a stand-in for the web, with the lines logged. */
async function download(fetch: Effects["fetch"]): Promise<{found: Uint8Array; lines: string[]}> {
  const lines: string[] = [];
  const effects = {fetch, runProgram: () => Promise.resolve(), log: (line: string) => void lines.push(line)};
  return {found: await downloadSource("https://example.org/data/", effects).read(official), lines};
}

/** An answer in chunks of these sizes, each filled with its index. */
function chunks(...sizes: number[]): Response {
  const start = (controller: ReadableStreamDefaultController) => {
    sizes.forEach((size, i) => controller.enqueue(new Uint8Array(size).fill(i)));
    controller.close();
  };
  return new Response(new ReadableStream({start}));
}

describe("downloadSource", () => {
  it("asks for the packed file under the address and joins what comes", async () => {
    const fetch = vi.fn(async () => chunks(2, 1));
    const {found} = await download(fetch);
    expect([...found]).toEqual([0, 0, 1]);
    expect(fetch.mock.calls[0]).toEqual([
      "https://example.org/data/t10k-labels-idx1-ubyte.gz",
      {signal: expect.any(AbortSignal)}
    ]);
  });
  it("logs the address, then each quarter of the official size", async () => {
    const {lines} = await download(async () => chunks(200_000, 200_000, 200_000, 400_000));
    expect(lines).toEqual([
      "downloading https://example.org/data/t10k-labels-idx1-ubyte.gz",
      "t10k-labels-idx1-ubyte: 40 % of 1.0 MB",
      "t10k-labels-idx1-ubyte: 60 % of 1.0 MB",
      "t10k-labels-idx1-ubyte: 100 % of 1.0 MB"
    ]);
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
  it("gives the innermost cause of a failed connection", async () => {
    const cause = Object.assign(new AggregateError([]), {code: "ECONNREFUSED"});
    const fetch = () => Promise.reject(new TypeError("fetch failed", {cause}));
    await expect(download(fetch)).rejects.toThrow(/^cannot download .*: ECONNREFUSED$/);
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
    it("waits for what comes slowly but steadily", async () => {
      const slow: Effects["fetch"] = async (_, init) => {
        let sent = 0;
        const pull = async (controller: ReadableStreamDefaultController) => {
          await new Promise((resolve) => setTimeout(resolve, 6000));
          if (init!.signal!.aborted) controller.error(init!.signal!.reason);
          else if (sent++ < 3) controller.enqueue(new Uint8Array(1));
          else controller.close();
        };
        return new Response(new ReadableStream({pull}, {highWaterMark: 0}));
      };
      const ended = expect(download(slow)).resolves.toMatchObject({found: Buffer.alloc(3)});
      await vi.advanceTimersByTimeAsync(30_000);
      await ended;
    });
  });
});

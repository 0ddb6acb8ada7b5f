import {once} from "node:events";
import {Worker} from "node:worker_threads";
import {describe, expect, it} from "vitest";
import {barrierBytes} from "../../data-loaders/engine/barrier.js";

const roundCount = 500;

describe("waitForAll", () => {
  it.each([1, 2, 3])("lets none of %i threads go before all have come, round after round", async (threadCount) => {
    const counts = new Int32Array(new SharedArrayBuffer(roundCount * Int32Array.BYTES_PER_ELEMENT));
    const workerData = {barrier: new Int32Array(new SharedArrayBuffer(barrierBytes)), counts, threadCount};
    const script = new URL("./meetAtBarrier.mjs", import.meta.url);
    const workers = Array.from({length: threadCount}, () => new Worker(script, {workerData}));
    const earlyCounts = await Promise.all(workers.map((worker) => once(worker, "message")));
    expect(earlyCounts.flat()).toEqual(Array(threadCount).fill(0));
    expect(counts.every((count) => count === threadCount)).toBe(true);
  });
});

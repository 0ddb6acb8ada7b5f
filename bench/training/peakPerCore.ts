import {once} from "node:events";
import {Worker} from "node:worker_threads";
import {assemble} from "../../data-loaders/engine/assemble.js";

/** Vectors' operations in a round of `assembly/peak.ts`, each of four floats. */
const operationsPerRound = 12 * 4;
const rounds = 20_000_000;

const script = `
  const {parentPort, workerData} = require("node:worker_threads");
  const {peak} = new WebAssembly.Instance(workerData.module).exports;
  peak(workerData.rounds);
  const times = [1, 2, 3].map(() => {
    const start = performance.now();
    peak(workerData.rounds);
    return performance.now() - start;
  });
  parentPort.postMessage(Math.min(...times));
`;

/** The most that some cores at once can do with plain simd128, GFLOP/s for all of them together. */
export async function peakOfCores(coreCount: number): Promise<number> {
  const workerData = {module: await assemble("peak"), rounds};
  const workers = Array.from({length: coreCount}, () => new Worker(script, {eval: true, workerData}));
  const times = await Promise.all(workers.map((worker) => once(worker, "message") as Promise<[number]>));
  return times.reduce((sum, [milliseconds]) => sum + (operationsPerRound * rounds) / milliseconds / 1e6, 0);
}

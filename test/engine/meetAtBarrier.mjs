// A thread that counts up each round, meets the others, and posts in how many rounds it went on before all had counted.
import {parentPort, workerData} from "node:worker_threads";
import {register} from "tsx/esm/api";

register();
const {waitForAll} = await import("../../data-loaders/engine/barrier.ts");

const {barrier, counts, threadCount} = workerData;
let earlyCount = 0;
for (let round = 0; round < counts.length; ++round) {
  Atomics.add(counts, round, 1);
  waitForAll(barrier, threadCount);
  if (Atomics.load(counts, round) !== threadCount) ++earlyCount;
}
parentPort.postMessage(earlyCount);

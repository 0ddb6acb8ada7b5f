import {parentPort, workerData} from "node:worker_threads";
import {writeCheckpoint} from "./checkpoint.js";
import {startNetwork} from "./startNetwork.js";
import {trainAsWorker} from "./trainer.js";
import type {ThreadTask} from "./trainingTask.js";

const task = workerData as ThreadTask;
const network = await startNetwork(task.run.variant, task.run.seed, task.kernels);
await trainAsWorker(task, network, {
  post: (message) => parentPort?.postMessage(message),
  save: (checkpoint) => writeCheckpoint(task.checkpointPath, checkpoint)
});

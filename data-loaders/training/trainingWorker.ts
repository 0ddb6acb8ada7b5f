import {parentPort, workerData} from "node:worker_threads";
import {loadNetwork} from "../engine/runtime/loadNetwork.js";
import {writeCheckpoint} from "./checkpoint.js";
import {seedOf} from "./protocol.js";
import {trainAsWorker} from "./trainer.js";
import type {ThreadTask} from "./trainingTask.js";

const task = workerData as ThreadTask;
const seed = seedOf(task.protocol, task.run.seed, "weights");
const network = await loadNetwork(task.network, task.kernels, seed);
await trainAsWorker(task, network, {
  post: (message) => parentPort?.postMessage(message),
  save: (checkpoint) => writeCheckpoint(task.checkpointPath, checkpoint)
});

import {parentPort, workerData} from "node:worker_threads";
import {trainAsWorker} from "./trainer.js";
import type {TrainingTask} from "./trainingTask.js";

await trainAsWorker(workerData as TrainingTask, (message) => parentPort?.postMessage(message));

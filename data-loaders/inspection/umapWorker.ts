import {parentPort, workerData} from "node:worker_threads";
import type {UmapTask} from "./umapInThread.js";
import {umapLayout} from "./umapLayout.js";

const {activations, start, seed, layoutCount} = workerData as UmapTask;
parentPort?.postMessage(await umapLayout(activations, start, seed, layoutCount));

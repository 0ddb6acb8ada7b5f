import {parentPort, workerData} from "node:worker_threads";
import {startEngine} from "../engine/startEngine.js";
import type {UmapTask} from "./umapInThread.js";
import {umapLayout} from "./umapLayout.js";

const {activations, start, seed, layoutCount} = workerData as UmapTask;
await startEngine();
parentPort?.postMessage(umapLayout(activations, start, seed, layoutCount));

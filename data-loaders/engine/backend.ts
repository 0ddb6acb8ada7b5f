import type {EventEmitter} from "node:events";
import * as tf from "@tensorflow/tfjs";
import type {BackendWasm} from "@tensorflow/tfjs-backend-wasm";
import "@tensorflow/tfjs-backend-wasm";
import {registerKernels} from "./kernels/registerKernels.js";

let started: Promise<BackendWasm> | undefined;

/**
 * Makes tfjs compute on its wasm backend with the kernels that training needs, once per thread.
 * @throws Error if the backend does not start
 */
export function startBackend(): Promise<BackendWasm> {
  return (started ??= start());
}

async function start(): Promise<BackendWasm> {
  tf.env().set("PROD", true);
  if (!(await withoutNewErrorListeners(() => tf.setBackend("wasm")))) {
    throw new Error(
      "tfjs's wasm backend did not start: expected a Node with WebAssembly SIMD; see docs/architecture.md"
    );
  }
  registerKernels();
  return tf.backend() as BackendWasm;
}

/**
 * tfjs's wasm module listens for errors that nobody catches only to throw them again, by which Node prints the whole
 * module before the error. Removes the listeners that a task adds.
 */
async function withoutNewErrorListeners<T>(task: () => Promise<T>): Promise<T> {
  const emitter: EventEmitter = process;
  const events = ["uncaughtException", "unhandledRejection"].map((name) => ({name, before: emitter.listeners(name)}));
  const result = await task();
  for (const {name, before} of events) {
    const added = emitter.listeners(name).filter((listener) => !before.includes(listener));
    for (const listener of added) emitter.off(name, listener as () => void);
  }
  return result;
}

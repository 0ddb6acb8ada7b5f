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
  if (!(await tf.setBackend("wasm"))) {
    throw new Error("tfjs's wasm backend did not start: expected a Node with WebAssembly SIMD; see docs/architecture.md");
  }
  registerKernels();
  return tf.backend() as BackendWasm;
}

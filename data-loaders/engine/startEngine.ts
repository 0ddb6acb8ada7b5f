import type {EventEmitter} from "node:events";
import * as tf from "@tensorflow/tfjs";
import type {BackendWasm} from "@tensorflow/tfjs-backend-wasm";
import "@tensorflow/tfjs-backend-wasm";
import {assemble} from "./assemble.js";
import {backendMemory} from "./backendMemory.js";
import type {ProgramMemory} from "./memory.js";
import {nativeKernels, type NativeKernels} from "./nativeKernels.js";
import {registerKernels} from "./registerKernels.js";

/** What programs are made with: our kernels and the memory that they work in. */
export interface Engine {
  readonly native: NativeKernels;
  readonly memory: ProgramMemory;
  /** tfjs's wasm backend, for kernels that ours do not serve; absent where a program is only written down. */
  readonly backend?: BackendWasm;
}

/** tfjs's wasm backend, made fit for training. */
export interface StartedEngine extends Engine {
  readonly backend: BackendWasm;
}

let started: Promise<StartedEngine> | undefined;

/**
 * Makes tfjs compute on its wasm backend with our kernels, once per thread.
 * @param kernels `assembly/kernels.ts`, compiled, from the thread that started this one; compiled here where absent
 * @throws Error if the backend does not start
 */
export function startEngine(kernels?: WebAssembly.Module): Promise<StartedEngine> {
  return (started ??= start(kernels));
}

async function start(kernels?: WebAssembly.Module): Promise<StartedEngine> {
  tf.env().set("PROD", true);
  if (!(await withoutNewErrorListeners(() => tf.setBackend("wasm")))) {
    throw new Error(
      "tfjs's wasm backend did not start: expected a Node with WebAssembly SIMD; see docs/architecture.md"
    );
  }
  const backend = tf.backend() as BackendWasm;
  const native = await nativeKernels(backend, kernels ?? (await assemble("kernels")));
  registerKernels(native);
  return {backend, native, memory: backendMemory(backend)};
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

import type {Filters, WorkerTask, WorkerTasks} from "../lib/modelWorker.js";
import {remembered} from "../live/remembered.js";
import {modelWorker} from "./modelWorker.js";
import {modelFiles, testActivations, workerHref} from "./workerFiles.js";

/** Both networks at work in a worker of this page. */
export interface RunningModels {
  readonly filters: readonly Filters[];
  /** Asks for what needs no more files than the networks themselves. */
  ask<T extends "predict" | "look" | "cover" | "locate" | "readPicture">(
    task: T,
    argument: WorkerTasks[T]["takes"]
  ): Promise<WorkerTasks[T]["gives"]>;
  /** The test images nearest to an image; loads what is known of them first. */
  nearest(pixels: Uint8Array, count: number): Promise<WorkerTasks["nearest"]["gives"]>;
}

const start = remembered(async (_: "models"): Promise<RunningModels> => {
  requireWebAssembly();
  const files = await modelFiles();
  const worker = modelWorker(workerHref);
  const {filters} = await worker.ask("start", files);
  const activations = remembered(async (_: "activations") =>
    worker.ask("remember", {activations: await testActivations()})
  );
  return {
    filters,
    ask: <T extends WorkerTask>(task: T, argument: WorkerTasks[T]["takes"]) => worker.ask(task, argument),
    nearest: async (pixels, count) => {
      await activations("activations");
      return worker.ask("nearest", {pixels, count});
    }
  };
});

/**
 * Both networks, loaded and started once per page.
 * @throws DataFileError if a file cannot be had or is another; Error if the browser has no WebAssembly
 */
export function runningModels(): Promise<RunningModels> {
  return start("models");
}

/** @throws Error if the browser runs no WebAssembly, in words for a reader */
export function requireWebAssembly(): void {
  if (typeof WebAssembly === "object" && typeof Worker === "function") return;
  throw new Error(
    "This browser has WebAssembly or workers switched off, which both networks need. Switch them on, or try another browser."
  );
}

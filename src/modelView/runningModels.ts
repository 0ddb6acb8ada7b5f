import type {Filters, OwnNetwork, WorkerTask, WorkerTasks} from "../lib/modelWorker.js";
import type {Model} from "../lib/schemas/vocabulary.js";
import {remembered} from "../page/remembered.js";
import {UnsupportedError} from "../page/unsupportedError.js";
import {modelWorker, TaskError} from "./modelWorker.js";
import {modelFiles, testActivations, modelWorkerHref} from "./workerFiles.js";

/** Both networks at work in a worker of this page. */
export interface RunningModels {
  /** Of the CNN that answers. */
  readonly filters: readonly Filters[];
  /** Asks for what needs no more files than the networks themselves. */
  ask<T extends "predict" | "look" | "cover" | "locate" | "readPicture">(
    task: T,
    argument: WorkerTasks[T]["takes"]
  ): Promise<WorkerTasks[T]["gives"]>;
  /** Puts a network that was trained here in the place of the report's; without one, the report's again. */
  use(model: Model, own?: OwnNetwork): Promise<void>;
  /** The test images nearest to an image; loads what is known of them first. */
  nearest(pixels: Uint8Array, count: number): Promise<WorkerTasks["nearest"]["gives"]>;
}

const start = remembered(async (_: "models"): Promise<RunningModels> => {
  requireWebAssembly();
  const files = await modelFiles();
  const worker = modelWorker(modelWorkerHref);
  let {filters} = await worker.ask("start", files).catch((error: unknown) => {
    worker.stop();
    throw error instanceof TaskError ? notRunning(error) : error;
  });
  const activations = remembered(async (_: "activations") =>
    worker.ask("remember", {activations: await testActivations()})
  );
  return {
    get filters() {
      return filters;
    },
    use: async (model, own) => {
      ({filters} = await worker.ask("use", {model, ...(own && {own})}));
    },
    ask: <T extends WorkerTask>(task: T, argument: WorkerTasks[T]["takes"]) => worker.ask(task, argument),
    nearest: async (pixels, count) => {
      await activations("activations");
      return worker.ask("nearest", {pixels, count});
    }
  };
});

/**
 * Both networks, loaded and started once per page.
 * @throws Error if a file cannot be had or is another; UnsupportedError if the browser cannot run
 * them
 */
export function runningModels(): Promise<RunningModels> {
  return start("models");
}

/** The files are those of the build by now, so it is the browser that cannot run them. */
function notRunning({message}: TaskError): UnsupportedError {
  return new UnsupportedError(
    `This browser cannot run the networks’ WebAssembly (${message}).`,
    "Try a newer one: it has to know vectors (SIMD)."
  );
}

/** @throws UnsupportedError if the browser runs no WebAssembly */
export function requireWebAssembly(): void {
  if (typeof WebAssembly === "object" && typeof Worker === "function") return;
  throw new UnsupportedError(
    "This browser has WebAssembly or workers switched off.",
    "Switch them on, or try another browser."
  );
}

import {Worker} from "node:worker_threads";
import type {Activations} from "./hiddenActivations.js";

/** What `umapLayout` takes. */
export interface UmapTask {
  readonly activations: Activations;
  readonly start: Float32Array;
  readonly seed: number;
  readonly layoutCount?: number | undefined;
}

/**
 * What `umapLayout` gives, computed in a thread of its own, so that several cores lay out several maps; and
 * umap-js takes twice the time where apache-arrow is loaded, which the thread does not do.
 * @throws Error if the thread fails
 */
export function umapInThread(task: UmapTask): Promise<Float32Array> {
  const worker = new Worker(new URL("./umapWorker.mjs", import.meta.url), {workerData: task});
  return new Promise((resolve, reject) => {
    worker.once("message", resolve).once("error", reject);
    worker.once("exit", (code) =>
      reject(new Error(`a map's thread stopped without a result: expected a message, got exit code ${code}`))
    );
  });
}

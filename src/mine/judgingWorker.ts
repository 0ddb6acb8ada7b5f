import {FileAttachment} from "observablehq:stdlib";
import type {JudgingAnswer, JudgingTask, JudgingTasks} from "../lib/judging.js";

/** Why a file cannot be judged, and what its owner can do; both are sentences. */
export class RefusedError extends Error {
  override readonly name = "RefusedError";

  constructor(
    message: string,
    readonly remedy: string
  ) {
    super(message);
  }
}

/** The worker that reads and judges predictions, as the page talks with it. */
export interface JudgingWorker {
  /** @throws RefusedError for a file that cannot be judged; Error what else the worker threw */
  ask<T extends JudgingTask>(task: T, argument: JudgingTasks[T]["takes"]): Promise<JudgingTasks[T]["gives"]>;
}

/**
 * Starts the worker. Its script is compared with what the site was built with and started from memory: so the page's
 * content security policy holds in it too, and it can reach nothing but this site.
 * @throws Error if the script cannot be had or is another
 */
export async function judgingWorker(): Promise<JudgingWorker> {
  const script = await FileAttachment("../data/models/judging.js").blob();
  const address = URL.createObjectURL(new Blob([script], {type: "text/javascript"}));
  const worker = new Worker(address);
  const waiting = new Map<number, {resolve: (result: never) => void; reject: (error: Error) => void}>();
  worker.addEventListener("message", ({data}: MessageEvent<JudgingAnswer>) => {
    const task = waiting.get(data.id);
    waiting.delete(data.id);
    if (data.kind === "result") task?.resolve(data.result as never);
    else
      task?.reject(data.remedy === undefined ? new Error(data.message) : new RefusedError(data.message, data.remedy));
  });
  worker.addEventListener("error", ({message}) => {
    for (const {reject} of waiting.values()) reject(new Error(`the worker failed: ${message || "no script"}`));
    waiting.clear();
  });
  let lastId = 0;
  return {
    ask: (task, argument) =>
      new Promise((resolve, reject) => {
        waiting.set(++lastId, {resolve, reject});
        worker.postMessage({id: lastId, task, argument});
      })
  };
}

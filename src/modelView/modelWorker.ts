import type {TrainingProgress, WorkerAnswer, WorkerTask, WorkerTasks} from "../lib/modelWorker.js";

/** The worker that runs both networks, as the page talks with it. */
export interface ModelWorker {
  /**
   * Asks for a task.
   * @param onProgress told how training stands
   * @throws TaskError what the worker threw; StoppedError if it was stopped; Error if it has no script
   */
  ask<T extends WorkerTask>(
    task: T,
    argument: WorkerTasks[T]["takes"],
    onProgress?: (progress: TrainingProgress) => void
  ): Promise<WorkerTasks[T]["gives"]>;
  /** Ends the worker at once; what was asked for fails. */
  stop(): void;
}

interface Waiting {
  readonly resolve: (result: never) => void;
  readonly reject: (error: Error) => void;
  readonly onProgress: ((progress: TrainingProgress) => void) | undefined;
}

/** Why a task failed that was stopped. */
export class StoppedError extends Error {
  override readonly name = "StoppedError";
}

/** What the worker says of a task that it could not do. */
export class TaskError extends Error {
  override readonly name = "TaskError";
}

/** Starts a worker. @param href of its script */
export function modelWorker(href: string): ModelWorker {
  const worker = new Worker(href);
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  const failAll = (error: Error): void => {
    for (const {reject} of waiting.values()) reject(error);
    waiting.clear();
  };
  worker.addEventListener("message", ({data}: MessageEvent<WorkerAnswer>) => settle(waiting, data));
  worker.addEventListener("error", ({message}) => failAll(new Error(`the worker failed: ${message || "no script"}`)));
  return {
    ask: (task, argument, onProgress) =>
      new Promise((resolve, reject) => {
        waiting.set(++lastId, {resolve, reject, onProgress});
        worker.postMessage({id: lastId, task, argument});
      }),
    stop: () => {
      worker.terminate();
      failAll(new StoppedError("stopped"));
    }
  };
}

function settle(waiting: Map<number, Waiting>, answer: WorkerAnswer): void {
  const task = waiting.get(answer.id);
  if (task === undefined) return;
  if (answer.kind === "progress") return task.onProgress?.(answer.progress);
  waiting.delete(answer.id);
  if (answer.kind === "error") task.reject(new TaskError(answer.message));
  else task.resolve(answer.result as never);
}

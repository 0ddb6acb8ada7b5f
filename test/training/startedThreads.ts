import {subscribe, unsubscribe} from "node:diagnostics_channel";
import type {Worker} from "node:worker_threads";

/** The worker threads that this process starts during a task; the id of one that has ended is −1. */
export async function startedThreads(task: () => Promise<unknown>): Promise<Worker[]> {
  const workers: Worker[] = [];
  const note = (message: unknown): void => void workers.push((message as {readonly worker: Worker}).worker);
  subscribe("worker_threads", note);
  try {
    await task();
  } finally {
    unsubscribe("worker_threads", note);
  }
  return workers;
}

import type {
  ImagePieces,
  RetrainedRun,
  RetrainingFiles,
  RetrainingNews,
  RetrainingOrder,
  RunCheckpoint,
  Twins
} from "../lib/retraining.js";
import {UnsupportedError} from "../page/unsupportedError.js";

/** Most workers that share a run, and most silence of theirs before they count as lost, s. */
const mostWorkers = 4;
const patience = 60;

/** What is to be trained. */
export interface RetrainingTask {
  readonly run: RetrainedRun;
  readonly from?: RunCheckpoint | undefined;
  /** The epoch, from 1, after which it ends. */
  readonly lastEpoch?: number;
  /** Which bit of the second of two runs is turned round; only one is trained where absent. */
  readonly flipped?: Twins["flipped"];
}

/** What workers are started with. */
export interface RetrainingMeans {
  readonly script: string;
  readonly files: RetrainingFiles;
  readonly images: ImagePieces;
}

/** Whether a run's workers share memory here, which a site has to allow by headers. */
export function sharesMemory(): boolean {
  return globalThis.crossOriginIsolated === true && typeof SharedArrayBuffer === "function";
}

/** Workers that share a run here. */
export function workerCount({flipped}: Pick<RetrainingTask, "flipped"> = {}): number {
  return Math.min(flipped === undefined ? mostWorkers : 2, navigator.hardwareConcurrency || 1);
}

/** What to tell when workers fail each time that they are started. */
export function lostWorkers(reason: string): UnsupportedError {
  const remedy = "Perhaps they need more memory than there is: close what takes much of it, and begin again.";
  return new UnsupportedError(`The workers that train were lost: ${reason}.`, remedy);
}

/** A worker at a run, with others of its own. If they are lost, it is told of once, and all of them are ended. */
export class Retraining {
  readonly #leader: Worker;
  readonly #pausing: Int32Array | undefined;
  readonly #onLost: (reason: string) => void;
  #watch: ReturnType<typeof setInterval>;
  #isOver = false;
  /** Seconds without a word while this page was awake: a clock would count the sleep of a closed lid. */
  #silentSeconds = 0;

  /**
   * @param onNews told what the leading worker tells
   * @param onLost told why, where a worker has failed or all have fallen silent
   */
  constructor(
    task: RetrainingTask,
    means: RetrainingMeans,
    onNews: (news: RetrainingNews) => void,
    onLost: (reason: string) => void
  ) {
    const isShared = sharesMemory() && task.flipped === undefined;
    this.#onLost = onLost;
    this.#pausing = isShared ? new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)) : undefined;
    this.#leader = new Worker(means.script);
    this.#leader.addEventListener("error", ({message}) => this.#lose(message || "a worker failed"));
    this.#leader.addEventListener("message", ({data}: MessageEvent<RetrainingNews>) => {
      this.#silentSeconds = 0;
      if (data.kind === "lost") this.#lose(data.message);
      else if (!this.#isOver) onNews(data);
    });
    this.#watch = setInterval(() => {
      if (++this.#silentSeconds > patience) this.#lose(`no word for ${patience} s`);
    }, 1000);
    this.#order(this.#orderOf(task, means));
  }

  /** Asks the run to stand still; it tells when it does. */
  pause(): void {
    if (this.#pausing === undefined) this.#order({kind: "pause"});
    else Atomics.store(this.#pausing, 0, 1);
  }

  /** Ends the worker at once, and those that it has started with it. */
  end(): void {
    this.#isOver = true;
    clearInterval(this.#watch);
    this.#leader.terminate();
  }

  #lose(reason: string): void {
    if (this.#isOver) return;
    this.end();
    this.#onLost(reason);
  }

  #orderOf(task: RetrainingTask, {files, images}: RetrainingMeans): RetrainingOrder {
    const {run, from, lastEpoch, flipped} = task;
    const order = {run, files, images, helperCount: workerCount(task) - 1};
    if (flipped !== undefined) return {kind: "twins", ...order, flipped};
    return {
      kind: "lead",
      ...order,
      ...(from && {from}),
      ...(lastEpoch !== undefined && {lastEpoch}),
      ...(this.#pausing && {pausing: this.#pausing})
    };
  }

  #order(order: RetrainingOrder): void {
    this.#leader.postMessage(order);
  }
}

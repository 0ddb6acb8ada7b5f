import type {
  ImagePieces,
  RetrainedRun,
  RetrainingFiles,
  RetrainingNews,
  RetrainingOrder,
  RunCheckpoint,
  Twins
} from "../lib/retraining.js";

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

/** Workers at a run. Whoever of them is lost, it is told of once, and all of them are ended. */
export class Retraining {
  readonly #workers: readonly Worker[];
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
    this.#workers = Array.from({length: workerCount(task)}, () => this.#worker(means.script));
    this.#workers[0]!.addEventListener("message", ({data}: MessageEvent<RetrainingNews>) => {
      this.#silentSeconds = 0;
      onNews(data);
    });
    for (const helper of this.#workers.slice(1))
      helper.addEventListener("message", ({data}: MessageEvent<RetrainingNews>) => {
        if (data.kind === "error") this.#lose(data.message);
      });
    this.#watch = setInterval(() => {
      if (++this.#silentSeconds > patience) this.#lose(`no word for ${patience} s`);
    }, 1000);
    this.#begin(task, means);
  }

  /** Asks the run to stand still; it tells when it does. */
  pause(): void {
    if (this.#pausing === undefined) this.#order(0, {kind: "pause"});
    else Atomics.store(this.#pausing, 0, 1);
  }

  /** Ends the workers at once. */
  end(): void {
    this.#isOver = true;
    clearInterval(this.#watch);
    for (const worker of this.#workers) worker.terminate();
  }

  #worker(script: string): Worker {
    const worker = new Worker(script);
    worker.addEventListener("error", ({message}) => this.#lose(message || "a worker failed"));
    return worker;
  }

  #lose(reason: string): void {
    if (this.#isOver) return;
    this.end();
    this.#onLost(reason);
  }

  #begin({run, from, lastEpoch, flipped}: RetrainingTask, {files, images}: RetrainingMeans): void {
    const helpers = this.#workers.slice(1).map((_, i) => {
      const {port1, port2} = new MessageChannel();
      const own = this.#pausing === undefined ? {images} : {}; // in shared memory there is one copy for all
      this.#order(i + 1, {kind: "help", run, files, leader: port2, ...own}, [port2]);
      return port1;
    });
    const order = {run, files, images, helpers};
    if (flipped !== undefined) return this.#order(0, {kind: "twins", ...order, flipped}, helpers);
    const rest = {
      ...(from && {from}),
      ...(lastEpoch !== undefined && {lastEpoch}),
      ...(this.#pausing && {pausing: this.#pausing})
    };
    this.#order(0, {kind: "lead", ...order, ...rest}, helpers);
  }

  #order(worker: number, order: RetrainingOrder, lent: readonly MessagePort[] = []): void {
    this.#workers[worker]!.postMessage(order, [...lent]);
  }
}

import type {RetrainingNews, RunCheckpoint} from "../lib/retraining.js";
import type {Row} from "../lib/schemas/tableSchemas.js";
import {sha256} from "../page/sha256.js";
import {lostWorkers, Retraining, type RetrainingMeans} from "./retraining.js";
import type {Reproduced} from "./runRecord.js";
import {forgetUnfinished, keepUnfinished, type Comparison, type UnfinishedRun} from "./unfinishedRuns.js";

/** How often in a row, without a step between, a run goes on by itself after its workers were lost. */
const mostLosses = 3;

type Step = Extract<RetrainingNews, {kind: "step"}>;

/** What a session tells. */
export type SessionNews =
  /** Workers begin, or others in place of those that were lost. */
  | {readonly kind: "begun"}
  /** What is left, s; undefined until that can be told. */
  | (Step & {readonly secondsLeft: number | undefined})
  | Extract<RetrainingNews, {kind: "epoch"}>
  | {readonly kind: "error"; readonly error: Error}
  | {readonly kind: "compared"; readonly comparison: Comparison}
  /** All workers are ended; whether the browser keeps where it stands, and not this page alone. */
  | {readonly kind: "paused"; readonly left: UnfinishedRun | undefined; readonly isKept: boolean}
  | {readonly kind: "done"; readonly reproduced: Reproduced};

export interface SessionOptions {
  readonly expected: Row<"runs">;
  readonly means: RetrainingMeans;
  /** Where it was left on this device, if it was. */
  readonly left: UnfinishedRun | undefined;
  /** As they are published. */
  readonly checkpoints: readonly Row<"checkpoints">[];
}

/** A run under way: its workers, begun again if they are lost, and its checkpoints, compared and kept on this device. */
export class TrainingSession {
  readonly #options: SessionOptions;
  readonly #tell: (news: SessionNews) => void;
  #retraining: Retraining | undefined;
  /** Where it stands, or stood when it was begun. */
  #left: UnfinishedRun | undefined;
  /** When these workers took their first step, ms, and what part of the run was done then, in epochs; 0 until they do. */
  #startedAt = 0;
  #firstDone = 0;
  /** Until when their time is counted, ms. */
  #countedAt = 0;
  #isKept = true;
  /** Settles when every checkpoint that was told has been kept. */
  #keeping: Promise<void> = Promise.resolve();
  #lossCount = 0;
  #isOver = false;

  constructor(options: SessionOptions, tell: (news: SessionNews) => void) {
    this.#options = options;
    this.#tell = tell;
    this.#left = options.left;
    this.#startWorkers();
  }

  /** Asks the run to stand still; it tells when it does. */
  pause(): void {
    this.#retraining?.pause();
  }

  /** Ends it at once; what the last checkpoint holds is kept. */
  end(): void {
    this.#isOver = true;
    this.#retraining?.end();
  }

  #startWorkers(): void {
    const {expected, means} = this.#options;
    const {model, seed} = expected;
    this.#startedAt = 0;
    this.#tell({kind: "begun"});
    this.#retraining = new Retraining(
      {run: {model, seed}, from: this.#left?.checkpoint},
      means,
      (news) => void this.#follow(news),
      (reason) => this.#goOn(reason)
    );
  }

  /** Begins again where the last checkpoint was left, when workers were lost. */
  #goOn(reason: string): void {
    if (this.#isOver) return;
    if (++this.#lossCount <= mostLosses) return this.#startWorkers();
    this.#tell({kind: "error", error: lostWorkers(reason)});
  }

  async #follow(news: RetrainingNews): Promise<void> {
    if (this.#isOver) return;
    if (news.kind === "step") this.#step(news);
    if (news.kind === "epoch") this.#tell(news);
    if (news.kind === "error") this.#tell({kind: "error", error: new Error(news.message)});
    if (news.kind === "checkpoint") this.#keeping = this.#keeping.then(() => this.#keep(news.checkpoint));
    if (news.kind === "paused") await this.#rest();
    if (news.kind === "done") await this.#finish(news);
  }

  #step(step: Step): void {
    const done = step.epoch + step.seenCount / step.trainCount;
    this.#lossCount = 0;
    if (this.#startedAt === 0) {
      this.#startedAt = this.#countedAt = performance.now();
      this.#firstDone = done;
    }
    const rate = (done - this.#firstDone) / (performance.now() - this.#startedAt);
    this.#tell({...step, secondsLeft: rate > 0 ? (step.epochCount - done) / rate / 1000 : undefined});
  }

  /** Keeps a checkpoint, and holds one that an epoch left against the published one. */
  async #keep(checkpoint: RunCheckpoint): Promise<void> {
    const {weightsSha256, run} = this.#options.expected;
    const comparison = this.#left?.comparison ?? {count: 0};
    this.#left = {weightsSha256, checkpoint, seconds: this.#secondsTaken(), comparison};
    if (checkpoint.step === 0) {
      const compared = await this.#compared(checkpoint, comparison);
      this.#left = {...this.#left, comparison: compared};
      this.#tell({kind: "compared", comparison: compared});
    }
    if (!this.#isOver) this.#isKept = await keepUnfinished(run, this.#left);
  }

  async #compared({epoch, state}: RunCheckpoint, before: Comparison): Promise<Comparison> {
    const {expected, checkpoints} = this.#options;
    const published = checkpoints.find((row) => row.run === expected.run && row.epoch === epoch);
    if (published === undefined) return before;
    const isEqual = (await sha256(state, published.sha256)) === published.sha256;
    return {count: before.count + 1, differsFrom: before.differsFrom ?? (isEqual ? undefined : epoch)};
  }

  /** Stands still, with the workers ended and their memory free. */
  async #rest(): Promise<void> {
    this.#retraining?.end();
    await this.#keeping;
    if (this.#isOver) return;
    this.#isOver = true;
    this.#tell({kind: "paused", left: this.#left, isKept: this.#isKept});
  }

  async #finish({weights, testAccuracy}: Extract<RetrainingNews, {kind: "done"}>): Promise<void> {
    const {expected} = this.#options;
    this.#retraining?.end();
    await this.#keeping;
    const seconds = this.#secondsTaken();
    await forgetUnfinished(expected.run);
    const weightsSha256 = await sha256(weights, expected.weightsSha256);
    this.#tell({kind: "done", reproduced: {expected, weightsSha256, testAccuracy, seconds}});
  }

  /** Time of training up to now, s, over all sessions of the run. */
  #secondsTaken(): number {
    const before = this.#left?.seconds ?? 0;
    if (this.#startedAt === 0) return before;
    const since = this.#countedAt;
    this.#countedAt = performance.now();
    return before + (this.#countedAt - since) / 1000;
  }
}

import {availableParallelism} from "node:os";
import {Worker} from "node:worker_threads";
import type {Split} from "../../src/lib/schemas/vocabulary.js";
import {assemble} from "../engine/assemble.js";
import {exportNetwork, type ExportedParts} from "../engine/export/exportNetwork.js";
import {ofModel, type Topology} from "../models/topology.js";
import {shardShapes} from "./batches.js";
import {readCheckpoint, type Checkpoint, type EpochResult} from "./checkpoint.js";
import {chunkCounts} from "./predict.js";
import type {Protocol} from "./protocol.js";
import type {Run} from "./run.js";
import type {TrainingMessage} from "./trainer.js";
import {trainingCode} from "./trainingCode.js";
import {createSharedState, shardCount, type ThreadTask, type TrainingData} from "./trainingTask.js";

export interface TrainingOptions {
  /** Where the run's unfinished state is kept. */
  readonly checkpointPath: string;
  readonly checkpointSeconds?: number;
  /** Threads, at most one a shard; all cores where absent. Changes no bit of the result. */
  readonly workerCount?: number;
  readonly onMessage?: (message: TrainingMessage) => void;
  /** Where training begins, in place of a checkpoint's file. */
  readonly resumeFrom?: Checkpoint;
  /** The epoch, from 1, after which it ends though the protocol has more. */
  readonly lastEpoch?: number;
  /** Trained parameters of the same network that all layers but the last start from. */
  readonly startFrom?: Float32Array;
}

/** A finished run. */
export interface TrainedRun {
  /** The trained ones, then the averaged ones. */
  readonly parameters: Float32Array;
  /** The network's outputs for each split, [exampleCount, 10], dropout off. */
  readonly logits: Readonly<Record<Split, Float32Array>>;
  readonly epochs: readonly EpochResult[];
  readonly startedAt: string;
  readonly inferenceMicroseconds: number;
  readonly workerCount: number;
}

/**
 * Trains a run in worker threads, from its checkpoint if there is one.
 * The checkpoint stays until the caller has stored the result.
 * @throws Error what a worker threw; the others are stopped
 */
export async function train(
  run: Run,
  protocol: Protocol,
  data: TrainingData,
  topology: Topology,
  {checkpointPath, checkpointSeconds = 5, onMessage = () => {}, startFrom, lastEpoch, ...options}: TrainingOptions
): Promise<TrainedRun> {
  const workerCount = Math.min(options.workerCount ?? availableParallelism(), shardCount(protocol));
  const resumeFrom = options.resumeFrom ?? readCheckpoint(checkpointPath);
  const checkpoints = {
    checkpointPath,
    checkpointSeconds,
    ...(resumeFrom && {resumeFrom}),
    ...(lastEpoch !== undefined && {lastEpoch}),
    ...(startFrom && {startFrom})
  };
  const network = ofModel(topology, (model) => exportNetwork(run.variant, model, partsOf(protocol, data)));
  const shared = createSharedState(protocol, data, network.counts);
  const programs = {network, kernels: await assemble("kernels"), optimiser: await assemble("optimiser")};
  const task = {run, protocol, data, workerCount, shared, ...programs, ...checkpoints};
  const {parameters, inferenceMicroseconds, position} = await runWorkers(task, workerCount, onMessage);
  const {epochs, startedAt} = position;
  return {parameters, logits: shared.logits, epochs, startedAt, inferenceMicroseconds, workerCount};
}

/** The programs that a run calls for: the shards of an epoch, and chunks of each split. */
function partsOf(protocol: Protocol, {split, test}: TrainingData): ExportedParts {
  const counts = [split.train.length, split.validation.length, test.count].flatMap((count) => chunkCounts(count));
  return {outputCounts: [...new Set(counts)], shards: shardShapes(split.train.length, protocol)};
}

type Done = Extract<TrainingMessage, {kind: "done"}>;

async function runWorkers(
  task: Omit<ThreadTask, "workerIndex">,
  workerCount: number,
  onMessage: (message: TrainingMessage) => void
): Promise<Done> {
  const {worker: code} = await trainingCode();
  const workers = Array.from({length: workerCount}, (_, workerIndex) => {
    return new Worker(code, {workerData: {...task, workerIndex} satisfies ThreadTask});
  });
  let done: Done | undefined;
  const failed = new Promise<never>((_, reject) => {
    workers[0]!.on("message", (message: TrainingMessage) => {
      try {
        if (message.kind === "done") done = message;
        else onMessage(message);
      } catch (error) {
        reject(error instanceof Error ? error : new Error(String(error))); // of whoever listens, such as a full disk
      }
    });
  });
  try {
    await Promise.race([Promise.all(workers.map(finished)), failed]);
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
  if (done === undefined) throw new Error(`training of ${task.run.name} ended without a result`);
  return done;
}

function finished(worker: Worker): Promise<void> {
  return new Promise((resolve, reject) => {
    worker.once("error", reject);
    worker.once("exit", (code) => {
      if (code === 0) resolve();
      else reject(new Error(`a training worker stopped: expected exit code 0, got ${code}`));
    });
  });
}

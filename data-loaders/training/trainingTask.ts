import type {Examples} from "../dataset/examples.js";
import {barrierBytes} from "../engine/barrier.js";
import type {ParameterCounts} from "../engine/export/parameters.js";
import {optimiserMemory, type OptimiserMemory} from "../engine/optimiser.js";
import type {Split} from "../../src/lib/schemas/vocabulary.js";
import type {ExportedNetwork} from "../engine/runtime/exportedNetwork.js";
import type {Checkpoint} from "./checkpoint.js";
import type {Protocol} from "./protocol.js";
import type {Run} from "./run.js";

/** The data of a run. The pixels lie in shared memory, so that workers read them without a copy. */
export interface TrainingData {
  readonly train: Examples;
  readonly test: Examples;
  /** Positions in the training file, [count]. */
  readonly split: {readonly train: Uint32Array; readonly validation: Uint32Array};
  /** Level → standardised value, [256]. */
  readonly standardised: Float32Array;
}

/** What the workers of a run share, or the only one holds. */
export interface SharedState {
  readonly barrier: Int32Array;
  /** The parameters, Adam's means and each shard's gradient. */
  readonly optimiser: OptimiserMemory;
  /** Loss sum and correct count of each shard. */
  readonly statistics: Float64Array;
  /** The network's outputs for each split, [exampleCount, 10]. */
  readonly logits: Readonly<Record<Split, Float32Array>>;
}

/** All that a worker needs to know besides its network. */
export interface TrainingTask {
  readonly run: Run;
  readonly protocol: Protocol;
  readonly data: TrainingData;
  readonly workerIndex: number;
  readonly workerCount: number;
  readonly shared: SharedState;
  /** The engine's optimiser, compiled for the memory that it works in. */
  readonly optimiser: WebAssembly.Module;
  /** Seconds between two checkpoints. */
  readonly checkpointSeconds: number;
  readonly resumeFrom?: Checkpoint;
  /** The epoch, from 1, after which training ends though the protocol has more; absent where it does not. */
  readonly lastEpoch?: number;
  /** Trained parameters of the same network that all layers but the last start from. */
  readonly startFrom?: Float32Array;
}

/** What a worker thread is started with. */
export interface ThreadTask extends TrainingTask {
  readonly network: ExportedNetwork;
  /** The engine's kernels, compiled. */
  readonly kernels: WebAssembly.Module;
  readonly checkpointPath: string;
}

/** Shards per full batch. */
export function shardCount({batchSize, shardSize}: Protocol): number {
  return Math.ceil(batchSize / shardSize);
}

/**
 * Allocates what the workers of a run share.
 * @param isShared false for a single worker where there is no shared memory, as in most browsers
 */
export function createSharedState(
  protocol: Protocol,
  {split, test}: Pick<TrainingData, "split" | "test">,
  counts: ParameterCounts,
  isShared = true
): SharedState {
  const shards = shardCount(protocol);
  const bytes = (count: number): ArrayBuffer | SharedArrayBuffer =>
    isShared ? new SharedArrayBuffer(count) : new ArrayBuffer(count);
  const logits = (count: number): Float32Array => new Float32Array(bytes(count * 10 * Float32Array.BYTES_PER_ELEMENT));
  return {
    barrier: new Int32Array(bytes(barrierBytes)),
    optimiser: optimiserMemory(counts, shards, isShared),
    statistics: new Float64Array(bytes(shards * 2 * Float64Array.BYTES_PER_ELEMENT)),
    logits: {
      train: logits(split.train.length),
      validation: logits(split.validation.length),
      test: logits(test.count)
    }
  };
}

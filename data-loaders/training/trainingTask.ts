import type {Examples} from "../dataset/examples.js";
import {createBarrier} from "../engine/barrier.js";
import type {ParameterCounts} from "../engine/parameters.js";
import {optimiserMemory, type OptimiserMemory} from "../engine/optimiser.js";
import type {Split} from "../../src/lib/schemas/vocabulary.js";
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

/** Memory that the workers of a run share. */
export interface SharedState {
  readonly barrier: Int32Array;
  /** The parameters, Adam's means and each shard's gradient. */
  readonly optimiser: OptimiserMemory;
  /** Loss sum and correct count of each shard. */
  readonly statistics: Float64Array;
  /** The network's outputs for each split, [exampleCount, 10]. */
  readonly logits: Readonly<Record<Split, Float32Array>>;
}

/** All that a worker is told. */
export interface TrainingTask {
  readonly run: Run;
  readonly protocol: Protocol;
  readonly data: TrainingData;
  readonly workerIndex: number;
  readonly workerCount: number;
  readonly shared: SharedState;
  /** The engine's programs, compiled. */
  readonly modules: {readonly kernels: WebAssembly.Module; readonly optimiser: WebAssembly.Module};
  readonly checkpointPath: string;
  /** Seconds between two checkpoints. */
  readonly checkpointSeconds: number;
  readonly resumeFrom?: Checkpoint;
  /** Trained parameters of the same network that all layers but the last start from. */
  readonly startFrom?: Float32Array;
}

/** Shards per full batch. */
export function shardCount({batchSize, shardSize}: Protocol): number {
  return Math.ceil(batchSize / shardSize);
}

/** Allocates a run's shared memory. */
export function createSharedState(
  protocol: Protocol,
  {split, test}: TrainingData,
  counts: ParameterCounts
): SharedState {
  const shards = shardCount(protocol);
  return {
    barrier: createBarrier(),
    optimiser: optimiserMemory(counts, shards),
    statistics: new Float64Array(new SharedArrayBuffer(shards * 2 * Float64Array.BYTES_PER_ELEMENT)),
    logits: {
      train: sharedFloats(split.train.length * 10),
      validation: sharedFloats(split.validation.length * 10),
      test: sharedFloats(test.count * 10)
    }
  };
}

function sharedFloats(length: number): Float32Array {
  return new Float32Array(new SharedArrayBuffer(length * Float32Array.BYTES_PER_ELEMENT));
}

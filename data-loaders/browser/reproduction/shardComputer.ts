import type {Split} from "../../../src/lib/schemas/vocabulary.js";
import type {LogitStatistics} from "../../engine/logitStatistics.js";
import {epochOrder, shardExamples} from "../../training/batches.js";
import {chunkSize, predict, type Share} from "../../training/predict.js";
import {seedOf} from "../../training/protocol.js";
import {shardGradient} from "../../training/shardGradient.js";
import type {TrainingData} from "../../training/trainingTask.js";
import type {PreparedRun} from "./preparedRun.js";

/** One of the shards of a step's batch, counted from 0. */
export interface StepShard {
  readonly epoch: number;
  readonly step: number;
  readonly shard: number;
}

/** Takes a shard's gradient, which is the network's own and changes with the next, and its loss sum and correct count. */
export type TakeGradient = (shard: StepShard, gradient: Float32Array, statistics: LogitStatistics) => void;

/** Computes for given parameters: this thread, or another one at the end of a line. Which of them changes no bit. */
export interface ShardComputer {
  /** Computes each shard's gradient and gives it as soon as it is there, before the promise settles. */
  gradients(parameters: Float32Array, shards: readonly StepShard[], take: TakeGradient): Promise<void>;
  /** Leaves the outputs for its share of a split's images in `logits`, [exampleCount, 10], dropout off. */
  predict(parameters: Float32Array, split: Split, share: Share, logits: Float32Array): Promise<void>;
}

/** This thread's. @throws RangeError for a protocol that takes more than a step's shards */
export function ownComputer(prepared: PreparedRun): ShardComputer {
  const {network, data, protocol, run, counts} = prepared;
  if (counts.running > 0 || protocol.averagedEpochCount !== undefined)
    throw new RangeError(`cannot train ${run.name} by posted gradients: expected no averages of parameters`);
  let order: {readonly epoch: number; readonly examples: Uint32Array} | undefined;
  const orderOf = (epoch: number): Uint32Array => {
    if (order?.epoch !== epoch)
      order = {epoch, examples: epochOrder(data.split.train, seedOf(protocol, run.seed, "order"), epoch)};
    return order.examples;
  };
  return {
    gradients: (parameters, shards, take) => {
      network.parameters.view.set(parameters);
      for (const shard of shards) {
        const statistics = computeShard(prepared, orderOf(shard.epoch), shard);
        take(shard, network.gradient.view, statistics);
      }
      return Promise.resolve();
    },
    predict: (parameters, split, share, logits) => {
      network.parameters.view.set(parameters);
      const {examples, indices} = imagesOf(data, split);
      predict(network, examples, indices, data.standardised, logits, share);
      return Promise.resolve();
    }
  };
}

/** Leaves a shard's gradient in the network's memory. */
function computeShard(
  {network, data, protocol, run}: PreparedRun,
  order: Uint32Array,
  {epoch, step, shard}: StepShard
): LogitStatistics {
  const examples = shardExamples(order, step, shard, protocol);
  if (examples.length === 0) {
    network.gradient.view.fill(0);
    return {lossSum: 0, correctCount: 0};
  }
  const {shardSize, batchSize, augmentation, labelSmoothing} = protocol;
  const place = {seed: seedOf(protocol, run.seed, "dropout"), epoch, step, shard, shardSize};
  const chunk = {
    examples,
    place,
    batchSize: Math.min(batchSize, order.length - step * batchSize),
    augmentation,
    labelSmoothing
  };
  return shardGradient(network, data.train, data.standardised, chunk);
}

/** The images of a split and their places in the file. */
export function imagesOf(data: TrainingData, split: Split) {
  if (split !== "test") return {examples: data.train, indices: data.split[split]};
  return {examples: data.test, indices: Uint32Array.from({length: data.test.count}, (_, i) => i)};
}

/** Copies a share of the outputs to where all of them go. */
export function mergeShare(from: Float32Array, to: Float32Array, {workerIndex, workerCount}: Share): void {
  const length = chunkSize * 10;
  for (let start = workerIndex * length; start < to.length; start += workerCount * length)
    to.set(from.subarray(start, start + length), start);
}

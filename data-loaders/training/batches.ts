import type {ShardShape} from "../engine/export/modelPrograms.js";
import {permutation} from "../random/streams.js";

/**
 * The order in which an epoch sees the training examples.
 * @param examples positions in the training file, [trainCount]
 * @returns the same positions, shuffled by (seed, epoch)
 */
export function epochOrder(examples: Uint32Array, seed: number, epoch: number): Uint32Array {
  return permutation({seed, stream: "order", epoch}, examples.length).map((i) => examples[i]!);
}

/**
 * A shard of a step's batch.
 * @param order the epoch's order
 * @param step from 0
 * @param shard from 0
 * @returns positions in the training file; empty where the epoch's last batch is too short to reach this shard
 */
export function shardExamples(
  order: Uint32Array,
  step: number,
  shard: number,
  {batchSize, shardSize}: {batchSize: number; shardSize: number}
): Uint32Array {
  const batchEnd = Math.min(order.length, (step + 1) * batchSize);
  const start = Math.min(batchEnd, step * batchSize + shard * shardSize);
  return order.subarray(start, Math.min(batchEnd, start + shardSize));
}

/** The shapes of shards that come up in an epoch, each once. @param trainCount examples of the epoch */
export function shardShapes(
  trainCount: number,
  {batchSize, shardSize}: {batchSize: number; shardSize: number}
): ShardShape[] {
  const batches = trainCount < batchSize ? [trainCount] : [batchSize, trainCount % batchSize];
  return batches.flatMap((size) => {
    const counts = new Set([Math.min(shardSize, size), size % shardSize]);
    return [...counts].filter((count) => count > 0).map((exampleCount) => ({exampleCount, batchSize: size}));
  });
}

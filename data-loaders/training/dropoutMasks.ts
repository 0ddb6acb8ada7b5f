import type {Address, NativeKernels} from "../engine/kernels/kernel.js";
import type {Dropout} from "../engine/runtime/exportedNetwork.js";
import {philoxKey} from "../random/streams.js";

/** Where in a run a shard stands. */
export interface ShardPlace {
  readonly seed: number;
  readonly epoch: number;
  readonly step: number;
  readonly shard: number;
  /** Examples per full shard: shards draw from places that far apart, even where one is short. */
  readonly shardSize: number;
}

/**
 * Draws the mask of a dropout layer for a shard.
 * @param part the layer's place among the network's dropout layers
 * @param exampleCount examples in the shard
 * @param mask where it goes, [exampleCount, units]: 0 where a unit is dropped, 1 / (1 − rate) elsewhere
 * @throws RangeError if shards would share random numbers, which are drawn in fours
 */
export function drawDropoutMask(
  native: NativeKernels,
  {rate, units}: Dropout,
  part: number,
  exampleCount: number,
  {seed, epoch, step, shard, shardSize}: ShardPlace,
  mask: Address
): void {
  if ((shardSize * units) % 4 !== 0)
    throw new RangeError(`invalid shards: expected shard size × units a multiple of 4, got ${shardSize} × ${units}`);
  const [key0, key1] = philoxKey({seed, stream: "dropout"});
  const firstBlock = (shard * shardSize * units) / 4;
  const dropBelow = rate * 2 ** 32;
  const kept = 1 / (1 - rate);
  native.dropoutMask(key0, key1, firstBlock, step, epoch, part, dropBelow, kept, exampleCount * units, mask);
}

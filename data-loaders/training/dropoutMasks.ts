import * as tf from "@tensorflow/tfjs";
import type {Address} from "../engine/memory.js";
import type {NativeKernels} from "../engine/nativeKernels.js";
import {MaskedDropout} from "../models/maskedDropout.js";
import {philoxKey} from "../randomness/streams.js";

/** Where in a run a shard stands. */
export interface ShardPlace {
  readonly seed: number;
  readonly epoch: number;
  readonly step: number;
  readonly shard: number;
  /** Examples per full shard: shards draw from places that far apart, even where one is short. */
  readonly shardSize: number;
}

/** A model's dropout layers, in their order. */
export function dropoutLayers(model: tf.LayersModel): readonly MaskedDropout[] {
  return model.layers.filter((layer) => layer instanceof MaskedDropout);
}

/**
 * Gives each dropout layer a tensor that stands for its mask while a program is made of the model.
 * @param exampleCount examples in the shard
 * @returns the tensors, [exampleCount, units] each, which the caller disposes of
 */
export function standInMasks(layers: readonly MaskedDropout[], exampleCount: number): tf.Tensor[] {
  return layers.map((layer) => (layer.mask = tf.zeros([exampleCount, unitCount(layer)])));
}

/**
 * Draws the mask of a dropout layer for a shard.
 * @param part the layer's place among the model's dropout layers
 * @param exampleCount examples in the shard
 * @param mask where it goes, [exampleCount, units]: 0 where a unit is dropped, 1 / (1 − rate) elsewhere
 */
export function drawDropoutMask(
  native: NativeKernels,
  layer: MaskedDropout,
  part: number,
  exampleCount: number,
  {seed, epoch, step, shard, shardSize}: ShardPlace,
  mask: Address
): void {
  const units = unitCount(layer);
  const [key0, key1] = philoxKey({seed, stream: "dropout"});
  const firstBlock = (shard * shardSize * units) / 4;
  const dropBelow = layer.rate * 2 ** 32;
  const kept = 1 / (1 - layer.rate);
  native.dropoutMask(key0, key1, firstBlock, step, epoch, part, dropBelow, kept, exampleCount * units, mask);
}

function unitCount(layer: MaskedDropout): number {
  return (layer.outputShape as number[]).at(-1)!;
}

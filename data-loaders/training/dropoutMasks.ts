import * as tf from "@tensorflow/tfjs";
import {MaskedDropout} from "../models/maskedDropout.js";
import {randomWords} from "../randomness/streams.js";

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
 * Draws each dropout layer's mask for a shard.
 * @param exampleCount examples in the shard
 */
export function setDropoutMasks(layers: readonly MaskedDropout[], exampleCount: number, place: ShardPlace): void {
  layers.forEach((layer, part) => {
    const unitCount = (layer.outputShape as number[]).at(-1)!;
    layer.mask?.dispose();
    layer.mask = tf.tensor(dropoutMask(exampleCount * unitCount, layer.rate, part, unitCount, place), [
      exampleCount,
      unitCount
    ]);
  });
}

function dropoutMask(size: number, rate: number, part: number, unitCount: number, place: ShardPlace): Float32Array {
  const {seed, epoch, step, shard, shardSize} = place;
  const words = randomWords({seed, stream: "dropout", epoch, step, part}, size, shard * shardSize * unitCount);
  const dropBelow = rate * 2 ** 32;
  const kept = 1 / (1 - rate);
  const mask = new Float32Array(size);
  for (let i = 0; i < size; ++i) mask[i] = words[i]! < dropBelow ? 0 : kept;
  return mask;
}

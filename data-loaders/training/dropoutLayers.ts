import * as tf from "@tensorflow/tfjs";
import {MaskedDropout} from "../models/maskedDropout.js";
import type {Dropout} from "./dropoutMasks.js";

/** A model's dropout layers, in their order. */
export function dropoutLayers(model: tf.LayersModel): readonly MaskedDropout[] {
  return model.layers.filter((layer) => layer instanceof MaskedDropout);
}

/** What masks are drawn by. */
export function dropoutOf(layer: MaskedDropout): Dropout {
  return {rate: layer.rate, units: (layer.outputShape as number[]).at(-1)!};
}

/**
 * Gives each dropout layer a tensor that stands for its mask while a program is made of the model.
 * @param exampleCount examples in the shard
 * @returns the tensors, [exampleCount, units] each, which the caller disposes of
 */
export function standInMasks(layers: readonly MaskedDropout[], exampleCount: number): tf.Tensor[] {
  return layers.map((layer) => (layer.mask = tf.zeros([exampleCount, dropoutOf(layer).units])));
}

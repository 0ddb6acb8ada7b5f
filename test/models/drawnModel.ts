import type * as tf from "@tensorflow/tfjs";
import {drawInitialWeights} from "../../data-loaders/engine/layers/initialWeights.js";
import {variant} from "../../data-loaders/experiments/variants.js";

/** A variant's network as tfjs has it, with its initial weights; on the backend in use. */
export function drawnModel(name: string, seed: number): tf.LayersModel {
  const model = variant(name).topology.build();
  drawInitialWeights(model, seed);
  return model;
}

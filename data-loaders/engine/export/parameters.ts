import * as tf from "@tensorflow/tfjs";

/** How many numbers a model has. */
export interface ParameterCounts {
  /** Those that gradients change. */
  readonly trained: number;
  /** Those that are averaged over batches, as batch normalisation does: they follow the trained ones. */
  readonly running: number;
}

/** Number of a model's parameters. */
export function parameterCounts(model: tf.LayersModel): ParameterCounts {
  return {trained: sizeOf(model.trainableWeights), running: sizeOf(model.nonTrainableWeights)};
}

function sizeOf(weights: readonly tf.LayerVariable[]): number {
  return weights.reduce((sum, weight) => sum + tf.util.sizeFromShape(weight.shape as number[]), 0);
}

/** A model's weights in the order of `readParameters`: those that are trained, then those that are averaged. */
export function orderedWeights(model: tf.LayersModel): readonly tf.LayerVariable[] {
  return [...model.trainableWeights, ...model.nonTrainableWeights];
}

/** Copies a model's parameters, layer by layer, into one array: the trained ones, then the averaged ones. */
export function readParameters(model: tf.LayersModel): Float32Array {
  const {trained, running} = parameterCounts(model);
  const parameters = new Float32Array(trained + running);
  let at = 0;
  for (const weight of orderedWeights(model)) {
    const values = weight.read().dataSync();
    parameters.set(values, at);
    at += values.length;
  }
  return parameters;
}

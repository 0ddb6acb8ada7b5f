import * as tf from "@tensorflow/tfjs";

/** Number of trained parameters of a model. */
export function parameterCount(model: tf.LayersModel): number {
  return model.trainableWeights.reduce((sum, weight) => sum + tf.util.sizeFromShape(weight.shape as number[]), 0);
}

/** Copies a model's trained parameters, layer by layer, into one array of shape [parameterCount]. */
export function readParameters(model: tf.LayersModel): Float32Array {
  const parameters = new Float32Array(parameterCount(model));
  let at = 0;
  for (const weight of model.trainableWeights) {
    const values = weight.read().dataSync();
    parameters.set(values, at);
    at += values.length;
  }
  return parameters;
}

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

/**
 * Sets a model's trained parameters. Each weight gets a new tensor, since the backend keeps a packed copy
 * of a filter for as long as its tensor lives and would not notice a change in place.
 * @param parameters shape [parameterCount], in the order of `readParameters`
 */
export function writeParameters(model: tf.LayersModel, parameters: Float32Array): void {
  let at = 0;
  for (const weight of model.trainableWeights) {
    const size = tf.util.sizeFromShape(weight.shape as number[]);
    const value = tf.tensor(parameters.subarray(at, (at += size)), weight.shape as number[], "float32");
    weight.write(value);
    value.dispose();
  }
}

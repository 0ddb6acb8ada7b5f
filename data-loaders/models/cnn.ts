import * as tf from "@tensorflow/tfjs";
import {drawInitialWeights} from "./initialWeights.js";
import {MaskedDropout} from "./maskedDropout.js";

/**
 * The source's convolutional network: two 3 × 3 convolutions of 32 and 64 filters with ReLU, 2 × 2 max pooling
 * after each, a dense layer of 128 with dropout, 10 outputs.
 * Takes standardised pixels [examples, 28, 28, 1]; gives logits [examples, 10].
 * @param seed of the initial weights
 * @param dropout share of dense units dropped in training, in [0, 1)
 * @param poolCount 2 flattens 64 × 7 × 7 values; 1 leaves the first pooling out and flattens 64 × 14 × 14,
 *   the source's other reading
 */
export function cnn(
  seed: number,
  {dropout = 0.25, poolCount = 2}: {dropout?: number; poolCount?: 1 | 2} = {}
): tf.LayersModel {
  const model = tf.sequential({
    name: "cnn",
    layers: [
      convolution("conv1", 32, {inputShape: [28, 28, 1]}),
      ...(poolCount === 2 ? [pooling("pool1")] : []),
      convolution("conv2", 64),
      pooling("pool2"),
      tf.layers.flatten({name: "flatten"}),
      tf.layers.dense({name: "dense1", units: 128, activation: "relu", kernelInitializer: "zeros"}),
      new MaskedDropout({name: "dropout1", rate: dropout}),
      tf.layers.dense({name: "logits", units: 10, kernelInitializer: "zeros"})
    ]
  });
  drawInitialWeights(model, seed);
  return model;
}

function convolution(name: string, filters: number, options: {inputShape?: tf.Shape} = {}): tf.layers.Layer {
  const shape = {kernelSize: 3, padding: "same", activation: "relu", kernelInitializer: "zeros"} as const;
  return tf.layers.conv2d({name, filters, ...shape, ...options});
}

function pooling(name: string): tf.layers.Layer {
  return tf.layers.maxPooling2d({name, poolSize: 2, strides: 2});
}

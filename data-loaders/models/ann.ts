import * as tf from "@tensorflow/tfjs";
import {drawInitialWeights} from "./initialWeights.js";
import {MaskedDropout} from "./maskedDropout.js";

/**
 * The source's artificial neural network: 784 → 256 → 128 → 10 with ReLU, dropout after each hidden layer.
 * Takes standardised pixels [examples, 784]; gives logits [examples, 10], of which softmax makes probabilities.
 * @param seed of the initial weights
 * @param dropout share of hidden units dropped in training, in [0, 1)
 */
export function ann(seed: number, {dropout = 0.2} = {}): tf.LayersModel {
  const model = tf.sequential({
    name: "ann",
    layers: [
      tf.layers.dense({name: "dense1", inputShape: [784], units: 256, activation: "relu", kernelInitializer: "zeros"}),
      new MaskedDropout({name: "dropout1", rate: dropout}),
      tf.layers.dense({name: "dense2", units: 128, activation: "relu", kernelInitializer: "zeros"}),
      new MaskedDropout({name: "dropout2", rate: dropout}),
      tf.layers.dense({name: "logits", units: 10, kernelInitializer: "zeros"})
    ]
  });
  drawInitialWeights(model, seed);
  return model;
}

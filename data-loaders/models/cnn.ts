import * as tf from "@tensorflow/tfjs";
import {convolution, maxPooling, normalisedConvolution} from "./convolution.js";
import {drawInitialWeights} from "../engine/layers/initialWeights.js";
import {MaskedDropout} from "../engine/layers/maskedDropout.js";
import {imageShape, type Topology} from "./topology.js";

/** What may differ from the source's network. */
export interface CnnOptions {
  /** Share of dense units dropped in training, in [0, 1). */
  readonly dropout?: number;
  /**
   * 2 flattens 64 × 7 × 7 values; 1 leaves the first pooling out and flattens 64 × 14 × 14, the source's other reading.
   */
  readonly poolCount?: 1 | 2;
  /** Whether each convolution is normalised before its rectifier. */
  readonly isNormalised?: boolean;
  /** Filters and dense units, as a multiple of the source's. */
  readonly width?: number;
}

/**
 * The source's convolutional network: two 3 × 3 convolutions of 32 and 64 filters with ReLU, 2 × 2 max pooling
 * after each, a dense layer of 128 with dropout, 10 outputs.
 * Takes standardised pixels [examples, 28, 28, 1]; gives logits [examples, 10].
 * @param seed of the initial weights
 */
export function cnn(
  seed: number,
  {dropout = 0.25, poolCount = 2, isNormalised = false, width = 1}: CnnOptions = {}
): tf.LayersModel {
  const layersOf = isNormalised ? normalisedConvolution : convolution;
  const model = tf.sequential({
    name: "cnn",
    layers: [
      ...layersOf("conv1", 32 * width, {inputShape: [...imageShape]}),
      ...(poolCount === 2 ? [maxPooling("pool1")] : []),
      ...layersOf("conv2", 64 * width),
      maxPooling("pool2"),
      tf.layers.flatten({name: "flatten"}),
      tf.layers.dense({name: "dense1", units: 128 * width, activation: "relu", kernelInitializer: "zeros"}),
      new MaskedDropout({name: "dropout1", rate: dropout}),
      tf.layers.dense({name: "logits", units: 10, kernelInitializer: "zeros"})
    ]
  });
  drawInitialWeights(model, seed);
  return model;
}

/** The CNN as something to be trained. */
export function cnnTopology(options: CnnOptions = {}): Topology {
  return {model: "cnn", inputShape: imageShape, build: (seed) => cnn(seed, options)};
}

import * as tf from "@tensorflow/tfjs";
import {convolution, maxPooling, normalisedConvolution} from "./convolution.js";
import {MaskedDropout} from "../engine/layers/maskedDropout.js";
import {activated, outputs, type SharedOptions} from "./options.js";
import {imageShape, type Topology} from "./topology.js";

/** What may differ from the source's network. */
export interface CnnOptions extends SharedOptions {
  /** Share of dense units dropped in training, in [0, 1). */
  readonly dropout?: number;
  /**
   * 2 flattens 64 × 7 × 7 values; 1 leaves the first pooling out and flattens 64 × 14 × 14, the source's other reading.
   */
  readonly poolCount?: 1 | 2;
  /** Filters and dense units, as a multiple of the source's. */
  readonly width?: number;
}

/**
 * The source's convolutional network: two 3 × 3 convolutions of 32 and 64 filters with ReLU, 2 × 2 max pooling
 * after each, a dense layer of 128 with dropout, 10 outputs.
 * Takes standardised pixels [examples, 28, 28, 1]; gives logits [examples, 10].
 */
export function cnn(options: CnnOptions = {}): tf.LayersModel {
  const {dropout = 0.25, poolCount = 2, width = 1, activation = "relu", initializer = "zeros"} = options;
  return tf.sequential({
    name: "cnn",
    layers: [
      ...convolved("conv1", 32 * width, options, {inputShape: [...imageShape]}),
      ...(poolCount === 2 ? [maxPooling("pool1")] : []),
      ...convolved("conv2", 64 * width, options),
      maxPooling("pool2"),
      tf.layers.flatten({name: "flatten"}),
      ...activated(
        (follows) =>
          tf.layers.dense({name: "dense1", units: 128 * width, activation: follows, kernelInitializer: initializer}),
        "dense1",
        activation
      ),
      new MaskedDropout({name: "dropout1", rate: dropout}),
      ...outputs(options)
    ]
  });
}

function convolved(
  name: string,
  filters: number,
  {isNormalised = false, activation = "relu", initializer = "zeros"}: CnnOptions,
  input: {readonly inputShape?: number[]} = {}
): tf.layers.Layer[] {
  if (isNormalised) return normalisedConvolution(name, filters, input);
  return activated(
    (follows) => convolution(name, filters, {...input, activation: follows, kernelInitializer: initializer}),
    name,
    activation
  );
}

/** The CNN as something to be trained. */
export function cnnTopology(options: CnnOptions = {}): Topology {
  return {model: "cnn", inputShape: imageShape, build: () => cnn(options)};
}

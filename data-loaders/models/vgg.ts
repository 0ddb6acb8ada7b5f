import * as tf from "@tensorflow/tfjs";
import {maxPooling, normalisedConvolution} from "./convolution.js";
import {MaskedDropout} from "../engine/layers/maskedDropout.js";
import {imageShape, type Topology} from "./topology.js";

/**
 * A small network in the manner of VGG: pairs of 3 × 3 convolutions of 32, 64 and 128 filters, each normalised and
 * rectified, 2 × 2 max pooling between the pairs, the mean of each channel at the end, dropout, 10 outputs.
 * Takes standardised pixels [examples, 28, 28, 1]; gives logits [examples, 10].
 * Source: Simonyan and Zisserman 2015; normalisation and mean in place of its dense layers.
 */
export function vgg(): tf.LayersModel {
  return tf.sequential({
    name: "vgg",
    layers: [
      ...normalisedConvolution("conv1a", 32, {inputShape: [...imageShape]}),
      ...normalisedConvolution("conv1b", 32),
      maxPooling("pool1"),
      ...normalisedConvolution("conv2a", 64),
      ...normalisedConvolution("conv2b", 64),
      maxPooling("pool2"),
      ...normalisedConvolution("conv3a", 128),
      ...normalisedConvolution("conv3b", 128),
      tf.layers.averagePooling2d({name: "mean", poolSize: 7}),
      tf.layers.flatten({name: "flatten"}),
      new MaskedDropout({name: "dropout1", rate: 0.25}),
      tf.layers.dense({name: "logits", units: 10, kernelInitializer: "zeros"})
    ]
  });
}

/** The small VGG as something to be trained. */
export const vggTopology: Topology = {model: "cnn", inputShape: imageShape, build: vgg};

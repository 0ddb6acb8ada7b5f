import * as tf from "@tensorflow/tfjs";
import {maxPooling, normalisedConvolution} from "./convolution.js";
import {MaskedDropout} from "../engine/layers/maskedDropout.js";
import {residualBlock, through} from "./residualBlock.js";
import {imageShape, type Topology} from "./topology.js";

/**
 * A small residual network: a convolution, then three blocks of two convolutions each, of 32, 64 and 128 filters, whose
 * input is added to what they give; 2 × 2 max pooling between the blocks, the mean of each channel at the end, dropout,
 * 10 outputs. Every convolution is normalised.
 * Takes standardised pixels [examples, 28, 28, 1]; gives logits [examples, 10].
 * Source: He et al. 2016, with one block a stage and pooling in place of strides.
 */
export function resnet(): tf.LayersModel {
  const inputs = tf.input({name: "image", shape: [...imageShape]});
  const first = through(inputs, normalisedConvolution("conv", 32));
  const one = residualBlock(first, "block1", {channels: 32, filters: 32});
  const two = residualBlock(through(one, [maxPooling("pool1")]), "block2", {channels: 32, filters: 64});
  const three = residualBlock(through(two, [maxPooling("pool2")]), "block3", {channels: 64, filters: 128});
  const outputs = through(three, [
    tf.layers.averagePooling2d({name: "mean", poolSize: 7}),
    tf.layers.flatten({name: "flatten"}),
    new MaskedDropout({name: "dropout1", rate: 0.25}),
    tf.layers.dense({name: "logits", units: 10, kernelInitializer: "zeros"})
  ]);
  return tf.model({name: "resnet", inputs, outputs});
}

/** The small ResNet as something to be trained. */
export const resnetTopology: Topology = {model: "cnn", inputShape: imageShape, build: resnet};

import * as tf from "@tensorflow/tfjs";
import {normalisedConvolution} from "./convolution.js";
import {residualBlock, through} from "./residualBlock.js";
import {imageShape, type Topology} from "./topology.js";

const stages = [16, 32, 64] as const;
const blocksPerStage = 3;

/**
 * ResNet-20: a 3 × 3 convolution, then three stages of three residual blocks with 16, 32 and 64 filters, of which the
 * second and third stage begin with a stride of 2; the mean of each channel, 10 outputs.
 * Takes standardised pixels [examples, 28, 28, 1]; gives logits [examples, 10].
 * Source: He et al. 2016, section 4.2, with 1 × 1 convolutions where a block changes the shape.
 */
export function resnet20(): tf.LayersModel {
  const inputs = tf.input({name: "image", shape: [...imageShape]});
  let x = through(inputs, normalisedConvolution("conv", stages[0]));
  stages.forEach((filters, i) => {
    for (let block = 1; block <= blocksPerStage; ++block) {
      const isFirst = block === 1;
      const channels = isFirst && i > 0 ? stages[i - 1]! : filters;
      x = residualBlock(x, `block${i + 1}-${block}`, {channels, filters, strides: isFirst && i > 0 ? 2 : 1});
    }
  });
  const outputs = through(x, [
    tf.layers.averagePooling2d({name: "mean", poolSize: 7}),
    tf.layers.flatten({name: "flatten"}),
    tf.layers.dense({name: "logits", units: 10, kernelInitializer: "zeros"})
  ]);
  return tf.model({name: "resnet20", inputs, outputs});
}

/** ResNet-20 as something to be trained. */
export const resnet20Topology: Topology = {model: "cnn", inputShape: imageShape, build: resnet20};

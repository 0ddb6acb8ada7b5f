import * as tf from "@tensorflow/tfjs";
import {normalisedConvolution, unrectifiedConvolution} from "./convolution.js";

/** What a residual block changes besides the values. */
interface BlockOptions {
  /** Channels that come in. */
  readonly channels: number;
  readonly filters: number;
  /** 2 halves height and width. */
  readonly strides?: 1 | 2;
}

/**
 * relu(F(x) + x), F being two normalised 3 × 3 convolutions; a normalised 1 × 1 convolution makes x as wide and high as
 * F(x) if it is not. Source: He et al. 2016.
 */
export function residualBlock(
  x: tf.SymbolicTensor,
  name: string,
  {channels, filters, strides = 1}: BlockOptions
): tf.SymbolicTensor {
  const change = [
    ...normalisedConvolution(`${name}a`, filters, {strides}),
    ...unrectifiedConvolution(`${name}b`, filters)
  ];
  const widen = unrectifiedConvolution(`${name}-widened`, filters, {kernelSize: 1, strides});
  const kept = channels === filters && strides === 1 ? x : through(x, widen);
  const sum = tf.layers.add({name: `${name}-sum`}).apply([through(x, change), kept]) as tf.SymbolicTensor;
  return through(sum, [tf.layers.reLU({name: `${name}-relu`})]);
}

/** What layers make of a value, one after the other. */
export function through(x: tf.SymbolicTensor, layers: readonly tf.layers.Layer[]): tf.SymbolicTensor {
  return layers.reduce((value, layer) => layer.apply(value) as tf.SymbolicTensor, x);
}

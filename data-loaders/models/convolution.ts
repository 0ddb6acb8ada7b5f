import * as tf from "@tensorflow/tfjs";
import {BatchNormalisation} from "../engine/layers/batchNormalisation.js";
import type {Initializer} from "./options.js";

interface InputOptions {
  readonly inputShape?: tf.Shape;
  /** 2 halves height and width. */
  readonly strides?: 1 | 2;
}

/** A 3 × 3 convolution of the same height and width, with bias. */
export function convolution(
  name: string,
  filters: number,
  options: Omit<InputOptions, "strides"> & {
    readonly activation: "relu" | "linear";
    readonly kernelInitializer: Initializer;
  }
): tf.layers.Layer {
  return tf.layers.conv2d({name, filters, kernelSize: 3, padding: "same", ...options});
}

/** The same without bias, normalised before a rectifier; the normalisation's shift is its bias. */
export function normalisedConvolution(name: string, filters: number, options: InputOptions = {}): tf.layers.Layer[] {
  return [...unrectifiedConvolution(name, filters, options), tf.layers.reLU({name: `${name}-relu`})];
}

/** A normalised convolution without a rectifier. @param kernelSize 3, or 1 to change the number of channels alone */
export function unrectifiedConvolution(
  name: string,
  filters: number,
  {kernelSize = 3, ...options}: InputOptions & {readonly kernelSize?: 1 | 3} = {}
): tf.layers.Layer[] {
  const shape = {kernelSize, padding: "same", useBias: false, kernelInitializer: "zeros"} as const;
  return [
    tf.layers.conv2d({name, filters, ...shape, ...options}),
    new BatchNormalisation({name: `${name}-normalised`})
  ];
}

/** The largest value of each 2 × 2 window: half the height and width. */
export function maxPooling(name: string): tf.layers.Layer {
  return tf.layers.maxPooling2d({name, poolSize: 2, strides: 2});
}

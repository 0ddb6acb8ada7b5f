import type * as tf from "@tensorflow/tfjs";
import {convolutionOf, isWinograd, winogradSizes} from "../../data-loaders/engine/kernels/convolution.js";
import {variant} from "../../data-loaders/experiments/variants.js";

/** Operations of a training step for one image: a multiplication and an addition count as two. */
export interface StepFlops {
  /** As the layers define them. */
  readonly defined: number;
  /** As our kernels carry them out in their products: Winograd's convolutions need fewer. */
  readonly carriedOut: number;
}

/**
 * Each product counts once forward, once for its weights' gradient, and once for its input's, which the first layer
 * needs not. Needs a started engine.
 */
export function stepFlops(name: string): StepFlops {
  const products = variant(name)
    .topology.build()
    .layers.filter((layer) => (layer.getWeights()[0]?.shape.length ?? 0) > 1)
    .map(productFlops);
  const sum = (kind: keyof StepFlops): number =>
    products.reduce((total, flops, i) => total + (i === 0 ? 2 : 3) * flops[kind], 0);
  return {defined: sum("defined"), carriedOut: sum("carriedOut")};
}

function productFlops(layer: tf.layers.Layer): StepFlops {
  const filter = layer.getWeights()[0]!.shape;
  const weights = filter.reduce((product, length) => product * length, 1);
  if (filter.length === 2) return {defined: 2 * weights, carriedOut: 2 * weights};
  const [, height, width] = layer.outputShape as number[];
  const defined = 2 * weights * height! * width!;
  const [, ...inputShape] = (layer.input as tf.SymbolicTensor).shape as number[];
  const attributes = {strides: inputShape[0]! / height!, pad: "same", dataFormat: "NHWC"};
  const convolution = convolutionOf([1, ...inputShape], filter, attributes)!;
  const elements = 16 * winogradSizes(convolution).tiles;
  const carriedOut = isWinograd(convolution) ? 2 * filter[2]! * filter[3]! * elements : defined;
  return {defined, carriedOut};
}

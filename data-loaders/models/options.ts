import * as tf from "@tensorflow/tfjs";
import {SmoothActivation} from "../engine/layers/smoothActivation.js";

/** What follows a hidden layer. */
export type Activation = "relu" | "sigmoid" | "tanh";

/** How kernels are drawn: "zeros" stands for PyTorch's default; see `engine/layers/initialWeights.ts`. */
export type Initializer = "zeros" | "heUniform" | "glorotUniform";

/** What the source's two networks may have that it does not describe. */
export interface SharedOptions {
  /** Whether a network is normalised before its rectifiers. */
  readonly isNormalised?: boolean;
  readonly activation?: Activation;
  readonly initializer?: Initializer;
  /** Whether a softmax follows the last layer, so that the cross-entropy takes another one of it. */
  readonly endsInSoftmax?: boolean;
}

/** A layer and what follows it: a rectifier is part of the layer, the others are one of their own. */
export function activated(
  build: (activation: "relu" | "linear") => tf.layers.Layer,
  name: string,
  activation: Activation
): tf.layers.Layer[] {
  if (activation === "relu") return [build("relu")];
  return [build("linear"), new SmoothActivation({name: `${name}-${activation}`, kind: activation})];
}

/** The last layer: ten logits, or what a softmax makes of them. */
export function outputs(
  {initializer = "zeros", endsInSoftmax = false}: SharedOptions,
  input: {readonly inputShape?: number[]} = {}
): tf.layers.Layer[] {
  const logits = tf.layers.dense({name: "logits", units: 10, kernelInitializer: initializer, ...input});
  return endsInSoftmax ? [logits, new SmoothActivation({name: "probabilities", kind: "softmax"})] : [logits];
}

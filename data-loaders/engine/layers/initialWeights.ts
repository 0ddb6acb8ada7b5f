import * as tf from "@tensorflow/tfjs";
import {drawEvenly, type EvenDraw} from "../../randomness/evenly.js";

/** Weights of a layer and how they are drawn. */
export interface InitialWeight extends EvenDraw {
  readonly shape: tf.Shape;
}

/**
 * How a layer's weights are drawn: kernel and bias evenly from ±1 / √fan-in, as PyTorch does by default for linear and
 * convolutional layers. None for a layer without a kernel, such as a normalisation, whose weights stay as built.
 * Source: PyTorch's torch.nn.Linear and torch.nn.Conv2d, "Variables".
 * @param part of stream "weights": the layer's place in the model
 */
export function initialWeights(layer: tf.layers.Layer, part: number): InitialWeight[] {
  const shapes = layer.weights.map(({shape}) => shape);
  const [kernel] = shapes;
  if (kernel === undefined || kernel.length < 2) return [];
  const bound = 1 / Math.sqrt(sizeOf(kernel) / kernel.at(-1)!);
  let from = 0;
  return shapes.map((shape) => {
    const draw = {shape, part, from, size: sizeOf(shape), bound};
    from += Math.ceil(draw.size / 4) * 4;
    return draw;
  });
}

/** Draws the weights of all layers. @param seed each layer draws from its own part of stream "weights" */
export function drawInitialWeights(model: tf.LayersModel, seed: number): void {
  model.layers.forEach((layer, part) => {
    const weights = initialWeights(layer, part);
    if (weights.length === 0) return;
    tf.tidy(() => {
      layer.setWeights(weights.map((weight) => tf.tensor(drawEvenly(weight, seed), weight.shape as number[])));
    });
  });
}

function sizeOf(shape: tf.Shape): number {
  return tf.util.sizeFromShape(shape as number[]);
}

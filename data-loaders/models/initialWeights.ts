import * as tf from "@tensorflow/tfjs";
import {randomWords, unitInterval} from "../randomness/streams.js";

/**
 * Draws every kernel and bias evenly from ±1 / √fan-in, as PyTorch does by default for linear and
 * convolutional layers. Weights that belong to no kernel, such as those of a normalisation, stay as built.
 * Source: PyTorch's torch.nn.Linear and torch.nn.Conv2d, "Variables".
 * @param seed each layer draws from its own part of stream "weights"
 */
export function drawInitialWeights(model: tf.LayersModel, seed: number): void {
  model.layers.forEach((layer, part) => {
    const [kernel, ...biases] = layer.getWeights();
    if (kernel === undefined || kernel.rank < 2) return;
    const fanIn = kernel.size / kernel.shape[kernel.rank - 1]!;
    const shapes = [kernel.shape, ...biases.map((bias) => bias.shape)];
    tf.tidy(() => layer.setWeights(evenTensors(shapes, 1 / Math.sqrt(fanIn), {seed, part})));
  });
}

function evenTensors(shapes: readonly tf.Shape[], bound: number, place: {seed: number; part: number}): tf.Tensor[] {
  let from = 0;
  return shapes.map((shape) => {
    const size = tf.util.sizeFromShape(shape as number[]);
    const words = randomWords({...place, stream: "weights"}, size, from);
    from += Math.ceil(size / 4) * 4;
    return tf.tensor(
      Float32Array.from(words, (word) => bound * (2 * unitInterval(word) - 1)),
      shape as number[]
    );
  });
}

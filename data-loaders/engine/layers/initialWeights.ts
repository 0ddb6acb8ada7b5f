import * as tf from "@tensorflow/tfjs";
import {drawUniform, type UniformDraw} from "../../random/uniform.js";

/** Weights of a layer and how they are drawn. */
export interface InitialWeight extends UniformDraw {
  readonly shape: tf.Shape;
}

/**
 * How a layer's weights are drawn. Where its initializer is "zeros": kernel and bias evenly from ±1 / √fan-in, as PyTorch
 * does by default for linear and convolutional layers. Where it is a uniform variance scaling, such as "heUniform" or
 * "glorotUniform": the kernel as that says, and the bias stays as built. Otherwise none, and all weights stay as built,
 * as in a layer without a kernel, such as a normalisation.
 * Sources: PyTorch's torch.nn.Linear and torch.nn.Conv2d, "Variables"; Glorot and Bengio 2010; He et al. 2015.
 * @param part of stream "weights": the layer's place in the model
 */
export function initialWeights(layer: tf.layers.Layer, part: number): InitialWeight[] {
  const shapes = layer.weights.map(({shape}) => shape);
  const [kernel] = shapes;
  if (kernel === undefined || kernel.length < 2) return [];
  const {bound, drawn} = drawOf(layer, kernel);
  let from = 0;
  return shapes.slice(0, drawn).map((shape) => {
    const draw = {shape, part, from, size: sizeOf(shape), bound};
    from += Math.ceil(draw.size / 4) * 4;
    return draw;
  });
}

interface Initializer {
  readonly className: string;
  readonly config: {readonly scale?: number; readonly mode?: string; readonly distribution?: string};
}

/** The bound of a layer's draws, and how many of its weights are drawn, from the first. */
function drawOf(layer: tf.layers.Layer, kernel: tf.Shape): {readonly bound: number; readonly drawn: number} {
  const fanIn = sizeOf(kernel) / kernel.at(-1)!;
  const fanOut = sizeOf(kernel) / kernel.at(-2)!;
  const {className, config} = layer.getConfig()["kernelInitializer"] as unknown as Initializer;
  if (className === "Zeros") return {bound: 1 / Math.sqrt(fanIn), drawn: 2};
  const fans: Readonly<Record<string, number>> = {fanIn, fanOut, fanAvg: (fanIn + fanOut) / 2};
  const fan = fans[config.mode ?? ""];
  if (className === "VarianceScaling" && config.distribution === "uniform" && fan !== undefined)
    return {bound: Math.sqrt((3 * config.scale!) / fan), drawn: 1};
  return {bound: NaN, drawn: 0};
}

/** Draws the weights of all layers. @param seed each layer draws from its own part of stream "weights" */
export function drawInitialWeights(model: tf.LayersModel, seed: number): void {
  model.layers.forEach((layer, part) => {
    const weights = initialWeights(layer, part);
    if (weights.length === 0) return;
    tf.tidy(() => {
      const drawn = weights.map((weight) => tf.tensor(drawUniform(weight, seed), weight.shape as number[]));
      layer.setWeights([...drawn, ...layer.getWeights().slice(drawn.length)]);
    });
  });
}

function sizeOf(shape: tf.Shape): number {
  return tf.util.sizeFromShape(shape as number[]);
}

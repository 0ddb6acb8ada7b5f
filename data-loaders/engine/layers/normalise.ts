import * as tf from "@tensorflow/tfjs";

/** What a batch is normalised with, [channels] each. */
export interface ScaleAndShift {
  readonly scale: tf.Tensor;
  readonly shift: tf.Tensor;
}

/** Mean and variance of each channel, [channels] each; the variance is divided by their number. */
export interface ChannelMoments {
  readonly mean: tf.Tensor;
  readonly variance: tf.Tensor;
}

/** Added to the variance under the root, as Keras and PyTorch do in some form; PyTorch's default. */
export const epsilon = 1e-5;

/** Mean and variance of each channel over all examples and places. @param x [..., channels], channels in fours */
export function channelMoments(x: tf.Tensor): ChannelMoments {
  const mean = kernel("ChannelMean", {x});
  return {mean, variance: kernel("ChannelVariance", {x, mean})};
}

/**
 * A batch normalised by given moments: (x − mean) / √(variance + ε) · scale + shift. For use after training; it has
 * no gradient.
 * @param x [..., channels], channels in fours
 */
export function normaliseBy(x: tf.Tensor, moments: ChannelMoments, weights: ScaleAndShift): tf.Tensor {
  return kernel("BatchNormalise", {x, ...moments, ...weights}, {epsilon});
}

/**
 * A batch normalised by its own moments, through which the gradient goes as well.
 * Source: Ioffe and Szegedy 2015.
 * @param x [..., channels], channels in fours
 * @param moments of x, from `channelMoments`
 */
export function normaliseBatch(x: tf.Tensor, moments: ChannelMoments, {scale, shift}: ScaleAndShift): tf.Tensor {
  const normalised = tf.customGrad((...args) => {
    const [input, factors, offsets, save] = args as unknown as [tf.Tensor, tf.Tensor, tf.Tensor, tf.GradSaveFunc];
    save([input, factors, moments.mean, moments.variance]);
    const value = normaliseBy(input, moments, {scale: factors, shift: offsets});
    return {value, gradFunc: (dy: tf.Tensor, saved: tf.Tensor[]) => gradients(dy, saved)};
  });
  return normalised(x, scale, shift);
}

/** By x, scale and shift. */
function gradients(dy: tf.Tensor, saved: readonly tf.Tensor[]): tf.Tensor[] {
  const [x, scale, mean, variance] = saved as [tf.Tensor, tf.Tensor, tf.Tensor, tf.Tensor];
  const dShift = tf.sum(dy, [...dy.shape.keys()].slice(0, -1));
  const dScale = kernel("BatchScaleGrad", {dy, x, mean, variance}, {epsilon});
  return [kernel("BatchNormaliseGrad", {dy, x, mean, variance, scale, dScale, dShift}, {epsilon}), dScale, dShift];
}

function kernel(name: string, inputs: Readonly<Record<string, tf.Tensor>>, attributes = {}): tf.Tensor {
  return tf.engine().runKernel(name, inputs, attributes);
}

import * as tf from "@tensorflow/tfjs";
import {beforeAll, describe, expect, it} from "vitest";
import {channelMoments, normaliseBatch} from "../../data-loaders/engine/operations/batchNormalisation.js";
import {startEngine} from "../../data-loaders/engine/startEngine.js";
import {BatchNormalisation} from "../../data-loaders/models/batchNormalisation.js";
import {largestError} from "../engine/largestError.js";
import {onReference} from "../engine/onReference.js";

const shape = [3, 5, 7, 8];
const scales = [1, -2, 0.5, 3, 1, 1, 0.1, 2];
const shifts = [0, 1, -1, 0.5, 0, 2, 0, -3];

function values(seed: number): Float32Array {
  return tf.tidy(() => tf.randomNormal(shape, 3, 2, "float32", seed).dataSync<"float32">().slice());
}

/** Output and gradients by x, scale and shift, of a sum of the outputs weighed by `weights`. */
function outputAndGradients(
  normalise: (x: tf.Tensor, scale: tf.Tensor, shift: tf.Tensor) => tf.Tensor,
  x: Float32Array,
  weights: Float32Array
): Float32Array[] {
  return tf.tidy(() => {
    const inputs = [tf.tensor(x, shape), tf.tensor1d(scales), tf.tensor1d(shifts)];
    const weighed = (...args: tf.Tensor[]): tf.Scalar =>
      tf.sum(tf.mul(normalise(args[0]!, args[1]!, args[2]!), tf.tensor(weights, shape)));
    const y = normalise(inputs[0]!, inputs[1]!, inputs[2]!);
    return [y, ...tf.grads(weighed)(inputs)].map((tensor) => tensor.dataSync<"float32">().slice());
  });
}

/** The definition, composed of tfjs's own operations. */
function byDefinition(x: tf.Tensor, scale: tf.Tensor, shift: tf.Tensor): tf.Tensor {
  const {mean, variance} = tf.moments(x, [0, 1, 2]);
  return tf.add(tf.mul(tf.div(tf.sub(x, mean), tf.sqrt(tf.add(variance, 1e-5))), scale), shift);
}

function built(): BatchNormalisation {
  const layer = new BatchNormalisation({name: "normalised"});
  layer.build([null, ...shape.slice(1)]);
  return layer;
}

describe("BatchNormalisation", () => {
  beforeAll(() => startEngine());

  it("in training gives output and gradients of its definition", async () => {
    const [x, weights] = [values(1), values(2)];
    const expected = await onReference(() => outputAndGradients(byDefinition, x, weights));
    const ours = (input: tf.Tensor, scale: tf.Tensor, shift: tf.Tensor): tf.Tensor =>
      normaliseBatch(input, channelMoments(input), {scale, shift});
    const actual = outputAndGradients(ours, x, weights);
    actual.forEach((one, i) => expect(largestError(one, expected[i]!)).toBeLessThan(1e-5));
  });
  it("tells mean and variance of what it saw in training, and leaves its averages alone", () => {
    const layer = built();
    const x = tf.tensor(values(1), shape);
    const [mean, variance] = tf.tidy(() => {
      layer.call(x, {training: true});
      return [layer.moments!.mean.dataSync().slice(), layer.moments!.variance.dataSync().slice()];
    });
    const expected = tf.moments(x, [0, 1, 2]);
    expect(largestError(mean as Float32Array, expected.mean.dataSync<"float32">())).toBeLessThan(1e-5);
    expect(largestError(variance as Float32Array, expected.variance.dataSync<"float32">())).toBeLessThan(1e-5);
    expect(Array.from(layer.nonTrainableWeights[0]!.read().dataSync())).toEqual(Array(8).fill(0));
    expect(Array.from(layer.nonTrainableWeights[1]!.read().dataSync())).toEqual(Array(8).fill(1));
  });
  it("outside of training uses its averages", () => {
    const layer = built();
    layer.nonTrainableWeights[0]!.write(tf.fill([8], 2));
    layer.nonTrainableWeights[1]!.write(tf.fill([8], 4 - 1e-5));
    const y = layer.apply(tf.fill([1, 1, 1, 8], 5)) as tf.Tensor;
    expect(largestError(y.dataSync<"float32">(), new Float32Array(8).fill(1.5))).toBeLessThan(1e-6);
  });
  it("refuses channels that do not come in fours", () => {
    const layer = new BatchNormalisation({name: "odd"});
    expect(() => layer.build([null, 6])).toThrow("invalid input of odd: expected channels in fours, got 6");
  });
});

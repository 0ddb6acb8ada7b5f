import * as tf from "@tensorflow/tfjs";
import {describe, expect, it} from "vitest";
import {startTracing} from "../../../data-loaders/engine/export/tracing.js";
import {BatchNormalisation} from "../../../data-loaders/engine/layers/batchNormalisation.js";
import {channelMoments, normaliseBatch} from "../../../data-loaders/engine/layers/normalise.js";
import {computed} from "../export/computed.js";
import {largestError} from "../largestError.js";
import {onReference} from "../onReference.js";

const shape = [3, 5, 7, 8];
const size = 3 * 5 * 7 * 8;
const scales = [1, -2, 0.5, 3, 1, 1, 0.1, 2];
const shifts = [0, 1, -1, 0.5, 0, 2, 0, -3];
const inputs = [{shape}, {shape: [8]}, {shape: [8]}, {shape}];

function values(seed: number): Float32Array {
  return onReference(() => tf.tidy(() => tf.randomNormal(shape, 3, 2, "float32", seed).dataSync<"float32">().slice()));
}

/** Output, and gradients by x, scale and shift, of a sum of the outputs weighed by `weights`. */
function outputAndGradients(
  normalise: (x: tf.Tensor, scale: tf.Tensor, shift: tf.Tensor) => tf.Tensor,
  [x, scale, shift, weights]: tf.Tensor[]
): tf.Tensor[] {
  const gradients = tf.grads((...args: tf.Tensor[]) => normalise(args[0]!, args[1]!, args[2]!));
  return [normalise(x!, scale!, shift!), ...gradients([x!, scale!, shift!], weights)];
}

/** The definition, composed of tfjs's own operations. */
function byDefinition(x: tf.Tensor, scale: tf.Tensor, shift: tf.Tensor): tf.Tensor {
  const {mean, variance} = tf.moments(x, [0, 1, 2]);
  return tf.add(tf.mul(tf.div(tf.sub(x, mean), tf.sqrt(tf.add(variance, 1e-5))), scale), shift);
}

function ours(x: tf.Tensor, scale: tf.Tensor, shift: tf.Tensor): tf.Tensor {
  return normaliseBatch(x, channelMoments(x), {scale, shift});
}

function built(): BatchNormalisation {
  startTracing();
  const layer = new BatchNormalisation({name: "normalised"});
  layer.build([null, ...shape.slice(1)]);
  return layer;
}

describe("BatchNormalisation", () => {
  it("in training gives output and gradients of its definition", async () => {
    const given = [values(1), scales, shifts, values(2)];
    const expected = onReference(() => {
      const tensors = given.map((one, i) => tf.tensor(Array.from(one), [...inputs[i]!.shape]));
      return outputAndGradients(byDefinition, tensors).map((tensor) => tensor.dataSync<"float32">().slice());
    });
    const {of} = await computed((...tensors) => outputAndGradients(ours, tensors), inputs, [size, size, 8, 8]);
    of(...given).forEach((one, i) => expect(largestError(one, expected[i]!)).toBeLessThan(1e-5));
  });
  it("tells mean and variance, divided by one less than the number, of what it saw in training, and leaves its averages alone", async () => {
    const layer = built();
    const seen = (x: tf.Tensor): tf.Tensor[] => {
      layer.call(x, {training: true});
      return [layer.moments!.mean, layer.moments!.variance];
    };
    const {of} = await computed((x) => seen(x), [{shape}], [8, 8]);
    const [mean, variance] = of(values(1));
    const expected = onReference(() => {
      const moments = tf.moments(tf.tensor(values(1), shape), [0, 1, 2]);
      const count = size / 8;
      return [moments.mean, tf.mul(moments.variance, count / (count - 1))].map((one) =>
        one.dataSync<"float32">().slice()
      );
    });
    expect(largestError(mean!, expected[0]!)).toBeLessThan(1e-5);
    expect(largestError(variance!, expected[1]!)).toBeLessThan(1e-5);
    expect(Array.from(layer.nonTrainableWeights[0]!.read().dataSync())).toEqual(Array(8).fill(0));
    expect(Array.from(layer.nonTrainableWeights[1]!.read().dataSync())).toEqual(Array(8).fill(1));
  });
  it("outside of training uses its averages", async () => {
    const layer = built();
    layer.nonTrainableWeights[0]!.write(tf.tensor1d(Array<number>(8).fill(2)));
    layer.nonTrainableWeights[1]!.write(tf.tensor1d(Array<number>(8).fill(4 - 1e-5)));
    const {of} = await computed((x) => [layer.apply(x) as tf.Tensor], [{shape: [1, 1, 1, 8]}], [8]);
    expect(largestError(of(Array(8).fill(5))[0]!, new Float32Array(8).fill(1.5))).toBeLessThan(1e-6);
  });
  it("refuses channels that do not come in fours", () => {
    const layer = new BatchNormalisation({name: "odd"});
    expect(() => layer.build([null, 6])).toThrow("invalid input of odd: expected channels in fours, got 6");
  });
});

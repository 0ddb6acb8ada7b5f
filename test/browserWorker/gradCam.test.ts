import * as tf from "@tensorflow/tfjs";
import {describe, expect, it} from "vitest";
import {gradCam} from "../../data-loaders/browser/gradCam.js";
import {nearestActivations, rememberedActivations} from "../../data-loaders/browser/nearestActivations.js";
import {startTracing} from "../../data-loaders/engine/export/tracing.js";
import {largestError} from "../engine/largestError.js";
import {onReference} from "../engine/onReference.js";
import {loadFixture} from "../fixtures/dataset/loadFixture.js";
import {drawnModel} from "../models/drawnModel.js";

describe("gradCam", () => {
  it.each([0, 9])("of class %i is what tfjs's own gradients give", (label) => {
    startTracing();
    const model = drawnModel("cnn", 1);
    const weights = model.getWeights().map((weight) => weight.dataSync<"float32">().slice());
    const pixels = Float32Array.from(loadFixture().test.pixels.subarray(784, 1568), (level) => level / 255);
    const {head, expected} = onReference(() => reference(weights, pixels, label));
    const actual = gradCam({...head, channelCount: 64, hiddenKernel: weights[4]!, outputKernel: weights[6]!}, label);
    expect(actual).toHaveLength(14 * 14);
    expect(Math.max(...expected)).toBeGreaterThan(0);
    expect(largestError(actual, expected)).toBeLessThan(1e-5);
  });
});

/** The CNN written anew in tfjs's operations, cut at its second convolution, from which the gradient is taken. */
function reference(weights: readonly Float32Array[], pixels: Float32Array, label: number) {
  return tf.tidy(() => {
    const [k1, b1, k2, b2, k3, b3, k4, b4] = weights;
    const x = tf.tensor4d(pixels, [1, 28, 28, 1]);
    const firstMaps = tf.relu<tf.Tensor4D>(
      tf.add(tf.conv2d(x, tf.tensor4d(k1!, [3, 3, 1, 32]), 1, "same"), tf.tensor1d(b1!))
    );
    const first = tf.maxPool(firstMaps, 2, 2, "valid");
    const second = tf.relu(tf.add(tf.conv2d(first, tf.tensor4d(k2!, [3, 3, 32, 64]), 1, "same"), tf.tensor1d(b2!)));
    const hiddenOf = (maps: tf.Tensor): tf.Tensor2D => {
      const flat = tf.maxPool(maps as tf.Tensor4D, 2, 2, "valid").reshape([1, 3136]);
      return tf.relu(tf.add(tf.matMul(flat, tf.tensor2d(k3!, [3136, 128])), tf.tensor1d(b3!)));
    };
    const score = (maps: tf.Tensor): tf.Tensor =>
      tf
        .add(tf.matMul(hiddenOf(maps), tf.tensor2d(k4!, [128, 10])), tf.tensor1d(b4!))
        .flatten()
        .gather(label)
        .asScalar();
    const gradient = tf.grad(score)(second);
    const shares = tf.mean(gradient, [1, 2], true);
    const map = tf.relu(tf.sum(tf.mul(shares, second), -1));
    return {
      head: {convolution: second.dataSync<"float32">().slice(), hidden: hiddenOf(second).dataSync<"float32">().slice()},
      expected: map.dataSync<"float32">().slice()
    };
  });
}

describe("nearestActivations", () => {
  const unitCount = 4;
  const values = Float32Array.from({length: 50 * unitCount}, (_, i) => Math.abs(Math.sin(7 * i)) * 10);
  it("finds an image itself first, and others by their distances", () => {
    const remembered = rememberedActivations(values);
    const found = nearestActivations(values.slice(20 * unitCount, 21 * unitCount), remembered, 5);
    expect(found[0]!.example).toBe(20);
    expect(found[0]!.distance).toBeLessThan(remembered.step * unitCount);
    expect(found.map(({distance}) => distance)).toEqual(found.map(({distance}) => distance).toSorted((a, b) => a - b));
  });
  it("keeps each activation to within half of a 255th of the largest", () => {
    const {bytes, step} = rememberedActivations(values);
    expect(step).toBeCloseTo(Math.max(...values) / 255, 9);
    values.forEach((value, i) => expect(Math.abs(bytes[i]! * step - value)).toBeLessThanOrEqual(step * 0.5001));
  });
});

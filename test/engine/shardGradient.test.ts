import * as tf from "@tensorflow/tfjs";
import {beforeAll, describe, expect, it} from "vitest";
import {standardisationTable} from "../../data-loaders/dataset/standardisationTable.js";
import {startBackend} from "../../data-loaders/engine/backend.js";
import type {LogitStatistics} from "../../data-loaders/engine/logitStatistics.js";
import {parameterCount, readParameters, writeParameters} from "../../data-loaders/engine/parameters.js";
import {shardGradient} from "../../data-loaders/engine/shardGradient.js";
import {variant, type VariantName} from "../../data-loaders/models/variants.js";
import {dropoutLayers, setDropoutMasks} from "../../data-loaders/training/dropoutMasks.js";
import {modelInput} from "../../data-loaders/training/modelInput.js";
import {loadFixture} from "../fixtures/dataset/loadFixture.js";
import {heldData} from "./heldData.js";
import {largestError} from "./largestError.js";
import {onReference} from "./onReference.js";

const {train} = loadFixture();
const standardised = standardisationTable({mean: 0.286, deviation: 0.353});

interface Gradient extends LogitStatistics {
  readonly gradient: Float32Array;
}

/** The gradient of a shard of four of a batch's images, starting with any, dropout masks included. */
function gradientOf(
  model: tf.LayersModel,
  name: VariantName,
  start: number,
  count: number,
  batchSize: number
): Gradient {
  const indices = Uint32Array.from({length: count}, (_, i) => start + i);
  const place = {seed: 1, epoch: 0, step: 0, shard: start / 4, shardSize: 4};
  setDropoutMasks(dropoutLayers(model), count, place);
  const gradient = new Float32Array(parameterCount(model));
  const x = modelInput(train, indices, standardised, variant(name).inputShape);
  const statistics = shardGradient(model, x, train.labels.subarray(start, start + count), batchSize, gradient);
  x.dispose();
  return {...statistics, gradient};
}

function gradientOfNew(name: VariantName, count: number): Gradient {
  const model = variant(name).build(1);
  const gradient = gradientOf(model, name, 0, count, count);
  model.dispose();
  return gradient;
}

/** Six by six pixels, two filters, one pooling, three classes: few enough parameters to move each by itself. */
function tinyModel(): tf.LayersModel {
  return tf.sequential({
    layers: [
      tf.layers.conv2d({
        filters: 2,
        kernelSize: 3,
        padding: "same",
        activation: "relu",
        inputShape: [6, 6, 1],
        kernelInitializer: tf.initializers.randomUniform({minval: -1, maxval: 1, seed: 1})
      }),
      tf.layers.maxPooling2d({poolSize: 2, strides: 2}),
      tf.layers.flatten(),
      tf.layers.dense({units: 3, kernelInitializer: tf.initializers.randomUniform({minval: -1, maxval: 1, seed: 2})})
    ]
  });
}

describe("shardGradient", () => {
  beforeAll(startBackend);

  it.each([
    ["ann", 8],
    ["cnn", 2]
  ] as const)("of the %s agrees with the reference backend", async (name, count) => {
    const expected = await onReference(() => gradientOfNew(name, count));
    const actual = gradientOfNew(name, count);
    expect(largestError(actual.gradient, expected.gradient)).toBeLessThan(1e-5);
    expect(actual.lossSum).toBeCloseTo(expected.lossSum, 5);
    expect(actual.correctCount).toBe(expected.correctCount);
  });
  it("agrees with central differences of the loss, parameter by parameter", () => {
    const model = tinyModel();
    const x = tf.randomUniform([5, 6, 6, 1], -1, 1, "float32", 3);
    const labels = Uint8Array.of(0, 1, 2, 2, 1);
    const gradient = new Float32Array(parameterCount(model));
    const scratch = gradient.slice();
    shardGradient(model, x, labels, labels.length, gradient);
    const parameters = readParameters(model);
    const step = 1e-2;
    const lossAt = (i: number, change: number): number => {
      const moved = parameters.slice();
      moved[i]! += change;
      writeParameters(model, moved);
      return shardGradient(model, x, labels, labels.length, scratch).lossSum / labels.length;
    };
    const differences = parameters.map((_, i) => (lossAt(i, step) - lossAt(i, -step)) / (2 * step));
    expect(largestError(gradient, differences)).toBeLessThan(2e-3);
    tf.dispose([model.getWeights(), x]);
  });
  it.each(["ann", "cnn"] as const)("of the %s, summed over shards, is that of the whole batch", (name) => {
    tf.tidy(() => {
      const model = variant(name).build(1);
      const whole = gradientOf(model, name, 0, 16, 16);
      const shards = [0, 4, 8, 12].map((start) => gradientOf(model, name, start, 4, 16));
      const sum = whole.gradient.map((_, i) => shards.reduce((total, {gradient}) => total + gradient[i]!, 0));
      expect(largestError(sum, whole.gradient)).toBeLessThan(1e-5);
      expect(shards.reduce((total, {lossSum}) => total + lossSum, 0)).toBeCloseTo(whole.lossSum, 4);
      expect(shards.reduce((total, {correctCount}) => total + correctCount, 0)).toBe(whole.correctCount);
    });
  });
  it("of a model that gives each class the same is the share of 0.1 less the labels', and the loss ln 10", () => {
    tf.tidy(() => {
      const model = variant("ann").build(1);
      writeParameters(model, new Float32Array(parameterCount(model)));
      const {gradient, lossSum, correctCount} = gradientOf(model, "ann", 0, 8, 16);
      const labels = [...train.labels.subarray(0, 8)];
      const countOf = (label: number): number => labels.filter((one) => one === label).length;
      const expected = Float32Array.from({length: 10}, (_, label) => (8 * 0.1 - countOf(label)) / 16);
      expect(largestError(gradient.slice(-10), expected)).toBeLessThan(1e-6);
      expect(gradient.slice(0, -10).every((value) => value === 0)).toBe(true);
      expect(lossSum).toBeCloseTo(8 * Math.log(10), 6);
      expect(correctCount).toBe(countOf(0));
    });
  });
  it.each(["ann", "cnn"] as const)("of the %s leaves no tensor behind in 100 steps", (name) => {
    const model = variant(name).build(1);
    const parameters = readParameters(model);
    gradientOf(model, name, 0, 2, 2);
    const before = heldData();
    for (let step = 0; step < 100; ++step) {
      gradientOf(model, name, 4 * step, 2, 2);
      writeParameters(model, parameters);
    }
    expect(heldData()).toEqual(before);
  });
});

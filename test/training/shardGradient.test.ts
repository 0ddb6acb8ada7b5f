import * as tf from "@tensorflow/tfjs";
import {beforeAll, describe, expect, it, vi} from "vitest";
import {standardisationTable} from "../../data-loaders/dataset/standardisationTable.js";
import type {LogitStatistics} from "../../data-loaders/engine/logitStatistics.js";
import {readParameters} from "../../data-loaders/engine/parameters.js";
import {startEngine} from "../../data-loaders/engine/startEngine.js";
import {trialName, trialSettings} from "../../data-loaders/training/variants/trials.js";
import {variant} from "../../data-loaders/training/variants/variants.js";
import {dropoutLayers} from "../../data-loaders/training/dropoutLayers.js";
import {startNetwork, type StartedNetwork} from "../../data-loaders/training/startNetwork.js";
import {shardGradient} from "../../data-loaders/training/shardGradient.js";
import {heldData} from "../engine/heldData.js";
import {largestError} from "../engine/largestError.js";
import {onReference} from "../engine/onReference.js";
import {registerReferenceNormalisation} from "../engine/referenceNormalisation.js";
import {loadFixture} from "../fixtures/dataset/loadFixture.js";

const {train} = loadFixture();
const standardised = standardisationTable({mean: 0.286, deviation: 0.353});

vi.setConfig({testTimeout: 120_000}); // the reference takes half a minute for the largest network

/** Networks of which the reference gets one image, as two take it ten seconds. */
const slow: ReadonlySet<string> = new Set(["cnn-one-pool", "vgg"]);

/** A variant for each network that is trained; trials stand for those that are half and one and a half times as wide. */
const networks = [
  "ann",
  "cnn",
  "cnn-one-pool",
  "ann-normalised",
  "cnn-normalised",
  "vgg",
  "resnet",
  ...[0.5, 1.5].map((wanted) => trialName(trialSettings.findIndex(({width}) => width === wanted) + 1, 1))
];

interface Gradient extends LogitStatistics {
  readonly gradient: Float32Array;
}

async function networkOf(name: string): Promise<StartedNetwork> {
  const network = await startNetwork(name, 1);
  network.memory.parameters.view.set(readParameters(network.model));
  return network;
}

/** The gradient of a shard of four of a batch's images, or of more, starting with any. */
function gradientOf(network: StartedNetwork, start: number, count: number, batchSize: number): Gradient {
  const examples = Uint32Array.from({length: count}, (_, i) => start + i);
  const place = {seed: 1, epoch: 0, step: 0, shard: start / 4, shardSize: 4};
  const statistics = shardGradient(network, train, standardised, {examples, place, batchSize});
  return {...statistics, gradient: network.memory.gradient.view.slice()};
}

/** The same gradient by tfjs's own means: its kernels, its loss, its dropout by the masks that the network drew. */
function referenceGradient(name: string, network: StartedNetwork, count: number): Gradient {
  const program = network.gradient(count, count);
  const model = variant(name).topology.build(1);
  return tf.tidy(() => {
    dropoutLayers(model).forEach((layer, i) => {
      layer.mask = tf.tensor(program.masks[i]!.view.slice(), [count, (layer.outputShape as number[])[1]!]);
    });
    const x = tf.tensor(program.x.view.slice(), [count, ...variant(name).topology.inputShape]);
    const labels = tf.tensor(program.targets.view.slice(), [count, 10]);
    let logits: tf.Tensor | undefined;
    const {value, grads} = tf.variableGrads(
      () => {
        logits = tf.keep(model.apply(x, {training: true}) as tf.Tensor);
        return tf.losses.softmaxCrossEntropy(labels, logits).asScalar();
      },
      model.trainableWeights.map((weight) => weight.read() as tf.Variable)
    );
    const values = model.trainableWeights.map((weight) => [
      ...grads[(weight.read() as tf.Variable).name]!.dataSync<"float32">()
    ]);
    const hits = tf.equal(tf.argMax(logits!, 1), tf.argMax(labels, 1));
    logits!.dispose();
    return {
      gradient: Float32Array.from(values.flat()),
      lossSum: value.dataSync()[0]! * count,
      correctCount: tf.sum(hits).dataSync()[0]!,
      predictedClassCount: NaN
    };
  });
}

describe("shardGradient", () => {
  beforeAll(async () => {
    await startEngine();
    registerReferenceNormalisation();
  });

  it.each(networks)("of %s agrees with tfjs's reference backend", async (name) => {
    const count = slow.has(name) ? 1 : name.startsWith("ann") ? 8 : 2;
    const network = await networkOf(name);
    const actual = gradientOf(network, 0, count, count);
    const expected = await onReference(() => referenceGradient(name, network, count));
    expect(largestError(actual.gradient.subarray(0, expected.gradient.length), expected.gradient)).toBeLessThan(1e-5);
    expect(actual.lossSum).toBeCloseTo(expected.lossSum, 5);
    expect(actual.correctCount).toBe(expected.correctCount);
  });
  it.each(networks)("of %s runs no kernel but ours, so no machine differs", async (name) => {
    const kernels = (await networkOf(name)).gradient(2, 2).profile();
    expect(kernels.filter(({kernelName}) => kernelName.includes("tfjs"))).toEqual([]);
  });
  it.each(["ann", "cnn"] as const)("of the %s, summed over shards, is that of the whole batch", async (name) => {
    const network = await networkOf(name);
    const whole = gradientOf(network, 0, 16, 16);
    const shards = [0, 4, 8, 12].map((start) => gradientOf(network, start, 4, 16));
    const sum = whole.gradient.map((_, i) => shards.reduce((total, {gradient}) => total + gradient[i]!, 0));
    expect(largestError(sum, whole.gradient)).toBeLessThan(1e-5);
    expect(shards.reduce((total, {lossSum}) => total + lossSum, 0)).toBeCloseTo(whole.lossSum, 4);
    expect(shards.reduce((total, {correctCount}) => total + correctCount, 0)).toBe(whole.correctCount);
  });
  it("of a network that gives each class the same is the share of 0.1 less the labels', and the loss ln 10", async () => {
    const network = await networkOf("ann");
    network.memory.parameters.view.fill(0);
    const {gradient, lossSum, correctCount} = gradientOf(network, 0, 8, 16);
    const labels = [...train.labels.subarray(0, 8)];
    const countOf = (label: number): number => labels.filter((one) => one === label).length;
    const expected = Float32Array.from({length: 10}, (_, label) => (8 * 0.1 - countOf(label)) / 16);
    expect(largestError(gradient.slice(-10), expected)).toBeLessThan(1e-6);
    expect(gradient.slice(0, -10).every((value) => value === 0)).toBe(true);
    expect(lossSum).toBeCloseTo(8 * Math.log(10), 6);
    expect(correctCount).toBe(countOf(0));
  });
  it("follows its parameters, which kernels of tfjs with packed copies of a weight would not", async () => {
    const network = await networkOf("cnn");
    const before = gradientOf(network, 0, 4, 4);
    network.memory.parameters.view.forEach((value, i, parameters) => (parameters[i] = -value));
    const after = gradientOf(network, 0, 4, 4);
    network.memory.parameters.view.forEach((value, i, parameters) => (parameters[i] = -value));
    expect(after.lossSum).not.toBe(before.lossSum);
    expect(gradientOf(network, 0, 4, 4)).toEqual(before);
  });
  it.each(["ann", "cnn"] as const)("of the %s leaves no tensor and no memory behind in 100 steps", async (name) => {
    const network = await networkOf(name);
    gradientOf(network, 0, 2, 2);
    const before = heldData();
    const bytes = network.memory.gradient.view.buffer.byteLength;
    for (let step = 0; step < 100; ++step) gradientOf(network, 4 * step, 2, 2);
    expect(heldData()).toEqual(before);
    expect(network.memory.gradient.view.buffer.byteLength).toBe(bytes);
  });
});

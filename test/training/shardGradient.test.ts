import {beforeAll, describe, expect, it} from "vitest";
import {shardGradient} from "../../data-loaders/training/shardGradient.js";
import {largestError} from "../engine/largestError.js";
import {onReference} from "../engine/onReference.js";
import {registerReferenceNormalisation} from "../engine/layers/referenceNormalisation.js";
import {loadFixture} from "../fixtures/dataset/loadFixture.js";
import {comparedCount, gradientOf, networkOf, quickNetworks, referenceGradient, slowNetworks} from "./gradients.js";
import gradients from "./reference/gradients.json" with {type: "json"};

const {train} = loadFixture();

/** By network; gradients by place. test/training/reference/gradients.ts wrote them. */
const reference: Readonly<
  Record<
    string,
    {readonly lossSum: number; readonly correctCount: number; readonly gradient: Readonly<Record<string, number>>}
  >
> = gradients;

describe("shardGradient", () => {
  beforeAll(() => registerReferenceNormalisation());

  it.each(quickNetworks)("of %s agrees with tfjs's reference backend", async (name) => {
    const count = comparedCount(name);
    const network = await networkOf(name, [count, count]);
    const actual = gradientOf(network, 0, count, count);
    const expected = onReference(() => referenceGradient(name, network, count));
    expect(largestError(actual.gradient.subarray(0, expected.gradient.length), expected.gradient)).toBeLessThan(1e-5);
    expect(actual.lossSum).toBeCloseTo(expected.lossSum, 5);
    expect(actual.correctCount).toBe(expected.correctCount);
  });
  it.each(slowNetworks)("of %s agrees with what that backend gave once", async (name) => {
    const count = comparedCount(name);
    const {gradient, lossSum, correctCount} = gradientOf(await networkOf(name, [count, count]), 0, count, count);
    const expected = reference[name]!;
    const places = Object.keys(expected.gradient).map(Number);
    const sample = Float32Array.from(places, (place) => gradient[place]!);
    expect(places.length).toBeGreaterThan(400);
    expect(largestError(sample, Float32Array.from(Object.values(expected.gradient)))).toBeLessThan(1e-5);
    expect(lossSum).toBeCloseTo(expected.lossSum, 5);
    expect(correctCount).toBe(expected.correctCount);
  });
  it.each(["ann", "cnn"] as const)("of the %s, summed over shards, is that of the whole batch", async (name) => {
    const network = await networkOf(name, [16, 16], [4, 16]);
    const whole = gradientOf(network, 0, 16, 16);
    const shards = [0, 4, 8, 12].map((start) => gradientOf(network, start, 4, 16));
    const sum = whole.gradient.map((_, i) => shards.reduce((total, {gradient}) => total + gradient[i]!, 0));
    expect(largestError(sum, whole.gradient)).toBeLessThan(1e-5);
    expect(shards.reduce((total, {lossSum}) => total + lossSum, 0)).toBeCloseTo(whole.lossSum, 4);
    expect(shards.reduce((total, {correctCount}) => total + correctCount, 0)).toBe(whole.correctCount);
  });
  it("of a network that gives each class the same is the share of 0.1 less the labels', and the loss ln 10", async () => {
    const network = await networkOf("ann", [8, 16]);
    network.parameters.view.fill(0);
    const {gradient, lossSum, correctCount} = gradientOf(network, 0, 8, 16);
    const labels = [...train.labels.subarray(0, 8)];
    const countOf = (label: number): number => labels.filter((one) => one === label).length;
    const expected = Float32Array.from({length: 10}, (_, label) => (8 * 0.1 - countOf(label)) / 16);
    expect(largestError(gradient.slice(-10), expected)).toBeLessThan(1e-6);
    expect(gradient.slice(0, -10).every((value) => value === 0)).toBe(true);
    expect(lossSum).toBeCloseTo(8 * Math.log(10), 6);
    expect(correctCount).toBe(countOf(0));
  });
  it("with smoothed labels takes their share from every class", async () => {
    const network = await networkOf("ann", [8, 8]);
    network.parameters.view.fill(0);
    const place = {seed: 1, epoch: 0, step: 0, shard: 0, shardSize: 8};
    const examples = Uint32Array.from({length: 8}, (_, i) => i);
    const {lossSum} = shardGradient(network, train, new Float32Array(256), {
      examples,
      place,
      batchSize: 8,
      labelSmoothing: 0.2
    });
    const countOf = (label: number): number => [...train.labels.subarray(0, 8)].filter((one) => one === label).length;
    const expected = Float32Array.from({length: 10}, (_, label) => 0.1 - (0.8 * countOf(label)) / 8 - 0.02);
    expect(largestError(network.gradient.view.slice(-10), expected)).toBeLessThan(1e-6);
    expect(lossSum).toBeCloseTo(8 * Math.log(10), 6); // the loss that is told is that of the labels
  });
  it("follows its parameters", async () => {
    const network = await networkOf("cnn", [4, 4]);
    const before = gradientOf(network, 0, 4, 4);
    network.parameters.view.forEach((value, i, parameters) => (parameters[i] = -value));
    const after = gradientOf(network, 0, 4, 4);
    network.parameters.view.forEach((value, i, parameters) => (parameters[i] = -value));
    expect(after.lossSum).not.toBe(before.lossSum);
    expect(gradientOf(network, 0, 4, 4)).toEqual(before);
  });
});

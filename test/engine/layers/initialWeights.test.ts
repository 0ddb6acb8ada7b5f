import * as tf from "@tensorflow/tfjs";
import {beforeAll, describe, expect, it} from "vitest";
import {readParameters} from "../../../data-loaders/engine/export/parameters.js";
import {startTracing} from "../../../data-loaders/engine/export/tracing.js";
import {drawInitialWeights} from "../../../data-loaders/engine/layers/initialWeights.js";
import {weightsSha256} from "../../../data-loaders/runs/storedRun.js";
import {drawnModel} from "../../models/drawnModel.js";

/** Inputs of each unit, layer by layer; a kernel and its bias share them. */
const fanIns = {ann: [784, 256, 128], cnn: [9, 288, 3136, 128]} as const;

function weightsOf(name: string, seed: number): Float32Array[] {
  const model = drawnModel(name, seed);
  const weights = model.getWeights().map((weight) => weight.dataSync<"float32">().slice());
  model.dispose();
  return weights;
}

function hashOf(name: string, seed: number): string {
  const model = drawnModel(name, seed);
  const hash = weightsSha256(readParameters(model));
  model.dispose();
  return hash;
}

describe("initial weights", () => {
  beforeAll(() => startTracing());

  it.each(["ann", "cnn"] as const)(
    "of the %s lie within ±1 / √fan-in, kernels and biases, and reach near it",
    (name) => {
      weightsOf(name, 1).forEach((values, i) => {
        const bound = 1 / Math.sqrt(fanIns[name][Math.floor(i / 2)]!);
        const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
        expect(largest).toBeLessThanOrEqual(Math.fround(bound));
        expect(largest).toBeGreaterThan(0.7 * bound);
      });
    }
  );
  it.each(["ann", "cnn"] as const)("of the %s are even: mean and spread within four standard errors", (name) => {
    weightsOf(name, 1).forEach((values, i) => {
      const bound = 1 / Math.sqrt(fanIns[name][Math.floor(i / 2)]!);
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      const meanSquare = values.reduce((sum, value) => sum + value * value, 0) / values.length;
      const [variance, fourth] = [bound ** 2 / 3, bound ** 4 / 5]; // moments of the even distribution
      expect(Math.abs(mean)).toBeLessThan(4 * Math.sqrt(variance / values.length));
      expect(Math.abs(meanSquare - variance)).toBeLessThan(4 * Math.sqrt((fourth - variance ** 2) / values.length));
    });
  });
  it("are the same for the same seed, and others for another", () => {
    expect(hashOf("cnn", 1)).toBe(hashOf("cnn", 1));
    expect(hashOf("cnn", 2)).not.toBe(hashOf("cnn", 1));
  });
  it("of different layers, and of a kernel and its bias, are different draws", () => {
    const draws = weightsOf("ann", 1).map((values, i) => values[0]! * Math.sqrt(fanIns.ann[Math.floor(i / 2)]!));
    expect(new Set(draws.map((draw) => draw.toFixed(4))).size).toBe(draws.length);
  });
  it("leave the weights of a layer without a kernel as they were built", () => {
    const model = tf.sequential({layers: [tf.layers.batchNormalization({inputShape: [3]})]});
    drawInitialWeights(model, 1);
    const [gamma, beta] = model.getWeights().map((weight) => [...weight.dataSync()]);
    expect([gamma, beta]).toEqual([
      [1, 1, 1],
      [0, 0, 0]
    ]);
  });
});

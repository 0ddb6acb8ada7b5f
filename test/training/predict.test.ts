import * as tf from "@tensorflow/tfjs";
import {describe, expect, it} from "vitest";
import {variant} from "../../data-loaders/experiments/variants.js";
import {assemble} from "../../data-loaders/engine/assemble.js";
import {loadNetwork, type Network} from "../../data-loaders/engine/runtime/loadNetwork.js";
import {exportVariant} from "../../data-loaders/experiments/describeVariant.js";
import {writeModelInput} from "../../data-loaders/training/modelInput.js";
import {chunkCounts, chunkSize, microsecondsPerImage, predict} from "../../data-loaders/training/predict.js";
import {trainingData} from "../../data-loaders/training/trainingData.js";
import {largestError} from "../engine/largestError.js";
import {onReference} from "../engine/onReference.js";
import {loadFixture} from "../fixtures/dataset/loadFixture.js";
import {smallProtocol} from "./smallRun.js";
import {drawnModel} from "../models/drawnModel.js";

const {train, standardised} = trainingData(loadFixture(), smallProtocol, 1);

/** More than two chunks: the last is short. */
const indices = Uint32Array.from({length: 2 * chunkSize + 30}, (_, i) => 599 - i);

async function networkOf(name: string): Promise<Network> {
  const exported = exportVariant(name, {outputCounts: chunkCounts(indices.length)});
  const network = await loadNetwork(exported, await assemble("kernels"), 1);
  network.parameters.view.set(network.initialParameters());
  return network;
}

/** All logits, computed by some workers one after the other, and the number of chunks that each timed. */
function predictions(network: Network, workerCount: number): {logits: Float32Array; timedCounts: number[]} {
  const logits = new Float32Array(indices.length * 10).fill(NaN);
  const timedCounts = Array.from({length: workerCount}, (_, workerIndex) => {
    return predict(network, train, indices, standardised, logits, {workerIndex, workerCount}).length;
  });
  return {logits, timedCounts};
}

describe("predict", () => {
  it.each(["ann", "cnn"] as const)("gives the %s's outputs, the same bits for one worker and three", async (name) => {
    const network = await networkOf(name);
    const {logits, timedCounts} = predictions(network, 1);
    expect(predictions(network, 3).logits).toEqual(logits);
    expect(timedCounts).toEqual([3]);
    expect(predictions(network, 3).timedCounts).toEqual([1, 1, 1]);
    const whole = onReference(() => {
      const pixels = new Float32Array(indices.length * 784);
      writeModelInput(train, indices, standardised, pixels);
      const x = tf.tensor(pixels, [indices.length, ...variant(name).topology.inputShape]);
      return (drawnModel(name, 1).predict(x, {batchSize: indices.length}) as tf.Tensor).dataSync<"float32">();
    });
    expect(largestError(logits, whole)).toBeLessThan(1e-5);
  });
});

describe("microsecondsPerImage", () => {
  it("is the median chunk's time per image", () => {
    expect(microsecondsPerImage([0.009, 0.0025, 0.001])).toBeCloseTo(2500, 9);
  });
  it("is NaN where no chunk was timed", () => {
    expect(microsecondsPerImage([])).toBeNaN();
  });
});

import * as tf from "@tensorflow/tfjs";
import {beforeAll, describe, expect, it} from "vitest";
import {startBackend} from "../../data-loaders/engine/backend.js";
import {variant} from "../../data-loaders/models/variants.js";
import {modelInput} from "../../data-loaders/training/modelInput.js";
import {microsecondsPerImage, predict} from "../../data-loaders/training/predict.js";
import {trainingData} from "../../data-loaders/training/trainingData.js";
import {heldData} from "../engine/heldData.js";
import {largestError} from "../engine/largestError.js";
import {loadFixture} from "../fixtures/dataset/loadFixture.js";
import {smallProtocol} from "./smallRun.js";

const {train, standardised} = trainingData(loadFixture(), smallProtocol, 1);

/** More than two chunks of 250: the last is short. */
const indices = Uint32Array.from({length: 580}, (_, i) => 599 - i);

/** All logits, computed by some workers one after the other, and the number of chunks that each timed. */
function predictions(model: tf.LayersModel, workerCount: number): {logits: Float32Array; timedCounts: number[]} {
  const logits = new Float32Array(indices.length * 10).fill(NaN);
  const timedCounts = Array.from({length: workerCount}, (_, workerIndex) => {
    return predict(model, train, indices, standardised, logits, {workerIndex, workerCount}).length;
  });
  return {logits, timedCounts};
}

describe("predict", () => {
  beforeAll(startBackend);

  it.each(["ann", "cnn"] as const)("gives the %s's outputs, the same bits for one worker and three", (name) => {
    const model = variant(name).build(1);
    const {logits, timedCounts} = predictions(model, 1);
    expect(predictions(model, 3).logits).toEqual(logits);
    expect(timedCounts).toEqual([3]);
    expect(predictions(model, 3).timedCounts).toEqual([1, 1, 1]);
    const whole = tf.tidy(() => {
      const x = modelInput(train, indices, standardised, variant(name).inputShape);
      return (model.predict(x, {batchSize: indices.length}) as tf.Tensor).dataSync<"float32">();
    });
    expect(largestError(logits, whole)).toBeLessThan(1e-5);
    model.dispose();
  });
  it("leaves no tensor behind", () => {
    const model = variant("ann").build(1);
    const before = heldData();
    predictions(model, 1);
    expect(heldData()).toEqual(before);
    model.dispose();
  });
});

describe("microsecondsPerImage", () => {
  it("is the median chunk's time over its 250 images", () => {
    expect(microsecondsPerImage([0.009, 0.0025, 0.001])).toBeCloseTo(2500, 9);
  });
  it("is NaN where no chunk was timed", () => {
    expect(microsecondsPerImage([])).toBeNaN();
  });
});

import * as tf from "@tensorflow/tfjs";
import {beforeAll, describe, expect, it} from "vitest";
import {startEngine} from "../../data-loaders/engine/startEngine.js";
import {parameterCount, readParameters, writeParameters} from "../../data-loaders/engine/parameters.js";
import {cnn} from "../../data-loaders/models/cnn.js";
import {weightsSha256} from "../../data-loaders/runs/storedRun.js";
import {heldData} from "./heldData.js";

function logitsOfGray(model: tf.LayersModel): Float32Array {
  return tf.tidy(() => (model.predict(tf.fill([1, 28, 28, 1], 0.5)) as tf.Tensor).dataSync<"float32">().slice());
}

describe("parameters of a model", () => {
  beforeAll(() => startEngine());

  it("are read layer by layer, kernel before bias", () => {
    const model = cnn(1);
    const parameters = readParameters(model);
    const weights = model.getWeights().flatMap((weight) => [...weight.dataSync()]);
    expect(parameters).toHaveLength(parameterCount(model));
    expect(weightsSha256(parameters)).toBe(weightsSha256(Float32Array.from(weights)));
    model.dispose();
  });
  it("make two models say the same, also after the second has been used with others", () => {
    const [first, second] = [cnn(1), cnn(2)];
    expect(logitsOfGray(second)).not.toEqual(logitsOfGray(first));
    writeParameters(second, readParameters(first));
    expect(weightsSha256(readParameters(second))).toBe(weightsSha256(readParameters(first)));
    expect(logitsOfGray(second)).toEqual(logitsOfGray(first));
    first.dispose();
    second.dispose();
  });
  it("are written without a tensor left behind", () => {
    const model = cnn(1);
    const parameters = readParameters(model);
    const before = heldData();
    writeParameters(model, parameters);
    expect(heldData()).toEqual(before);
    model.dispose();
  });
});

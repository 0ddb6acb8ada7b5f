import {beforeAll, describe, expect, it} from "vitest";
import {parameterCount, readParameters} from "../../data-loaders/engine/parameters.js";
import {startEngine} from "../../data-loaders/engine/startEngine.js";
import {cnn} from "../../data-loaders/models/cnn.js";
import {weightsSha256} from "../../data-loaders/runs/storedRun.js";

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
});

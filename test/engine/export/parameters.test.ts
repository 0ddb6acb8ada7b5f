import {beforeAll, describe, expect, it} from "vitest";
import {parameterCounts, readParameters} from "../../../data-loaders/engine/export/parameters.js";
import {startTracing} from "../../../data-loaders/engine/export/tracing.js";
import {drawInitialWeights} from "../../../data-loaders/engine/layers/initialWeights.js";
import {cnn} from "../../../data-loaders/models/cnn.js";
import {weightsSha256} from "../../../data-loaders/runs/storedRun.js";

describe("parameters of a model", () => {
  beforeAll(() => startTracing());

  it("are read layer by layer, kernel before bias", () => {
    const model = cnn();
    drawInitialWeights(model, 1);
    const parameters = readParameters(model);
    const weights = model.getWeights().flatMap((weight) => [...weight.dataSync()]);
    expect(parameterCounts(model)).toEqual({trained: parameters.length, running: 0});
    expect(weightsSha256(parameters)).toBe(weightsSha256(Float32Array.from(weights)));
    model.dispose();
  });
  it("have those that are averaged after all that are trained", () => {
    const model = cnn({isNormalised: true});
    const parameters = readParameters(model);
    const counts = parameterCounts(model);
    expect(counts).toEqual({trained: 421_642 + 32 + 64, running: 2 * (32 + 64)}); // a scale each; the shift is the bias
    const means = [...new Array<number>(32).fill(0), ...new Array<number>(32).fill(1)];
    expect([...parameters.subarray(counts.trained, counts.trained + 64)]).toEqual(means);
    model.dispose();
  });
});

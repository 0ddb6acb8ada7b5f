import {join} from "node:path";
import {beforeAll, describe, expect, it} from "vitest";
import {startTracing} from "../../data-loaders/engine/export/tracing.js";
import {variant} from "../../data-loaders/experiments/variants.js";
import {temporaryFolder} from "../store/temporaryFolder.js";
import reference from "./reference/run.json" with {type: "json"};
import {smallProtocol, trainSmall} from "./smallRun.js";

/** As reference/run.py, which made the expected values, has it: three steps an epoch, the last of 16 images. */
const protocol = {...smallProtocol, trainingFileCount: 100, batchSize: 32, shardSize: 8};

const tolerance = 1e-6;

/** Euclidean norm and middle element of each weight of a model. */
function weightSummaries(name: "ann" | "cnn", parameters: Float32Array): {norm: number; middle: number}[] {
  const model = variant(name).topology.build();
  let start = 0;
  const summaries = model.getWeights().map(({size}) => {
    const values = parameters.subarray(start, (start += size));
    return {
      norm: Math.sqrt(values.reduce((sum, value) => sum + value * value, 0)),
      middle: values[Math.floor(values.length / 2)]!
    };
  });
  model.dispose();
  return summaries;
}

function relativeError(actual: number, expected: number): number {
  return Math.abs(actual - expected) / Math.abs(expected);
}

describe("a run of six steps with dropout", () => {
  beforeAll(() => startTracing());

  it.each(["ann", "cnn"] as const)("of the %s agrees with PyTorch in losses, hits and weights", async (name) => {
    const run = await trainSmall(name, {checkpointPath: join(temporaryFolder(), "checkpoint")}, protocol);
    const {epochs, weights} = reference[name];
    expect(run.epochs.map(({split, accuracy}) => ({split, accuracy}))).toEqual(
      epochs.map(({split, accuracy}) => ({split, accuracy}))
    );
    run.epochs.forEach(({loss}, i) => expect(relativeError(loss, epochs[i]!.loss)).toBeLessThan(tolerance));
    const summaries = weightSummaries(name, run.parameters);
    expect(summaries).toHaveLength(weights.length);
    summaries.forEach(({norm, middle}, i) => {
      expect(relativeError(norm, weights[i]!.norm)).toBeLessThan(tolerance);
      expect(relativeError(middle, weights[i]!.middle)).toBeLessThan(tolerance);
    });
  });
});

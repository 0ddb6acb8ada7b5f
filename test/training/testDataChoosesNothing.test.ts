import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {calibration} from "../../data-loaders/evaluation/calibration.js";
import {weightsSha256} from "../../data-loaders/runs/storedRun.js";
import {runOf} from "../../data-loaders/training/run.js";
import {train, type TrainedRun} from "../../data-loaders/training/train.js";
import {trainingData} from "../../data-loaders/training/trainingData.js";
import type {TrainingData} from "../../data-loaders/training/trainingTask.js";
import {variant} from "../../data-loaders/experiments/variants.js";
import {pick} from "../../data-loaders/dataset/examples.js";
import {loadFixture} from "../fixtures/dataset/loadFixture.js";
import {temporaryFolder} from "../store/temporaryFolder.js";
import {smallProtocol} from "./smallRun.js";

const dataset = loadFixture();
const data = trainingData(dataset, smallProtocol, 1);

/** The test images in reverse order, every label another: what no choice may notice. */
function otherTestData(): TrainingData {
  const {test} = data;
  const reversed = pick(
    test,
    Uint32Array.from({length: test.count}, (_, i) => test.count - 1 - i)
  );
  reversed.labels.forEach((label, i) => (reversed.labels[i] = (label + 3) % 10));
  return {...data, test: reversed};
}

function trained(with_: TrainingData): Promise<TrainedRun> {
  const checkpointPath = join(temporaryFolder(), "checkpoint");
  return train(runOf("ann", 1), smallProtocol, with_, variant("ann").topology, {checkpointPath, workerCount: 1});
}

describe("test data", () => {
  it("changes no bit of the weights, no epoch's result and no validation output", async () => {
    const [one, other] = [await trained(data), await trained(otherTestData())];
    expect(other.logits.test).not.toEqual(one.logits.test);
    expect(weightsSha256(other.parameters)).toBe(weightsSha256(one.parameters));
    expect(other.logits.validation).toEqual(one.logits.validation);
    const results = ({epochs}: TrainedRun) => epochs.map(({seconds: _, ...result}) => result);
    expect(results(other)).toEqual(results(one));
  });
  it("enters no standardisation and no split", () => {
    const other = trainingData({...dataset, test: otherTestData().test}, smallProtocol, 1);
    expect(other.standardised).toEqual(data.standardised);
    expect(other.split).toEqual(data.split);
  });
  it("moves no temperature: that is fitted on validation", () => {
    const logits = Float32Array.from({length: 400}, (_, i) => Math.sin(i * i));
    const labels = Uint8Array.from({length: 40}, (_, i) => i % 10);
    const validation = {logits, labels};
    const ours = calibration(validation, validation).temperature;
    const shifted = {logits, labels: labels.map((label) => (label + 1) % 10)};
    expect(calibration(validation, shifted).temperature).toBe(ours);
    expect(calibration(shifted, validation).temperature).not.toBe(ours);
  });
});

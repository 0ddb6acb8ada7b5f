import {beforeAll, describe, expect, it} from "vitest";
import {evaluateLogits} from "../../data-loaders/evaluation/evaluateLogits.js";
import {hiddenActivations} from "../../data-loaders/inspection/hiddenActivations.js";
import {
  decodeInspection,
  encodeInspection,
  inspection,
  inspectionExtents,
  type Inspection
} from "../../data-loaders/inspection/inspection.js";
import {patchCount} from "../../src/lib/patches.js";
import {trainedNetwork} from "../../data-loaders/inspection/trainedNetwork.js";
import {chunkCounts, predict} from "../../data-loaders/training/predict.js";
import {trainingData} from "../../data-loaders/training/trainingData.js";
import {sourceProtocol} from "../../data-loaders/training/protocol.js";
import {models, type Model} from "../../src/lib/schemas/vocabulary.js";
import {fixtureReport, type FixtureReport} from "../fixtures/report/fixtureReport.js";

/** All of it, laid out roughly. */
const extent = {...inspectionExtents.core, layoutCount: 20};

let report: FixtureReport;
let found: Inspection;
let standardised: Float32Array;

beforeAll(async () => {
  report = await fixtureReport();
  ({standardised} = trainingData(report.dataset, {...sourceProtocol, trainingFileCount: 600}, 1));
  found = await inspection(report.dataset, report, {standardised, seed: 1, extent, log: () => undefined});
});

describe.each(models)("the last hidden layer of the %s", (model: Model) => {
  it("leads through the last layer's weights to the logits that the run stored", async () => {
    const {run, parameters, logits} = report[model];
    const {values, unitCount} = hiddenActivations(
      await trainedNetwork(run, parameters, chunkCounts(report.dataset.test.count)),
      report.dataset.test,
      standardised
    );
    expect(unitCount).toBe(128);
    expect(values.every((value) => value >= 0)).toBe(true);
    const [weights, biases] = [parameters.subarray(-1290, -10), parameters.subarray(-10)];
    for (const image of [0, 7, 99]) {
      for (let label = 0; label < 10; ++label) {
        let sum = biases[label]!;
        for (let unit = 0; unit < unitCount; ++unit)
          sum += values[image * unitCount + unit]! * weights[unit * 10 + label]!;
        expect(sum).toBeCloseTo(logits.test[image * 10 + label]!, 3);
      }
    }
  });
});

describe("covering patches", () => {
  it("is tried on every test image that one of the models misclassifies, and on no other", () => {
    const {ann, cnn} = report;
    const isWrong = (image: number): boolean =>
      [ann, cnn].some(({evaluations: {test}}) => test.predictions[image] !== test.labels[image]);
    const expected = Array.from({length: report.dataset.test.count}, (_, image) => image).filter(isWrong);
    expect(Array.from(found.misclassified)).toEqual(expected);
    expect(found.occlusion.ann.confidences).toHaveLength(expected.length * patchCount);
  });
  it.each(models)("gives what the %s makes of a picture with that patch set to level 0", async (model) => {
    const image = found.misclassified[1]!;
    const pixels = report.dataset.test.pixels.slice(image * 784, (image + 1) * 784);
    const patch = 24; // the middle one: rows and columns 12 to 15
    for (let row = 12; row < 16; ++row) pixels.fill(0, row * 28 + 12, row * 28 + 16);
    const network = await trainedNetwork(report[model].run, report[model].parameters, [1]);
    const logits = new Float32Array(10);
    const covered = {pixels, labels: new Uint8Array(1), count: 1};
    predict(network, covered, Uint32Array.of(0), standardised, logits, {workerIndex: 0, workerCount: 1});
    const {probabilities, predictions} = evaluateLogits(logits, Uint8Array.of(0));
    const predicted = report[model].evaluations.test.predictions[image]!;
    expect(found.occlusion[model].confidences[patchCount + patch]).toBeCloseTo(probabilities[predicted]!, 5);
    expect(found.occlusion[model].predictions[patchCount + patch]).toBe(predictions[0]);
  });
  it("of a patch that is background already changes nothing", () => {
    const {probabilities, predictions} = report.cnn.evaluations.test;
    /** Whether the upper left patch holds no garment. */
    const isEmpty = (image: number): boolean =>
      [0, 1, 2, 3].every((row) =>
        report.dataset.test.pixels
          .subarray(image * 784 + row * 28, image * 784 + row * 28 + 4)
          .every((level) => level === 0)
      );
    const rows = Array.from(found.misclassified.keys()).filter((row) => isEmpty(found.misclassified[row]!));
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) {
      const image = found.misclassified[row]!;
      const whole = probabilities[image * 10 + predictions[image]!]!;
      expect(found.occlusion.cnn.confidences[row * patchCount]).toBeCloseTo(whole, 5);
    }
  });
});

it("neighbours are training images, nearest first", () => {
  const {neighbours, distances} = found;
  expect(neighbours.every((position) => position < report.dataset.train.count)).toBe(true);
  for (let i = 1; i < distances.length; ++i)
    if (i % 5 !== 0) expect(distances[i]).toBeGreaterThanOrEqual(distances[i - 1]!);
});

it("an inspection comes back from the store as it was", () => {
  const files = Object.fromEntries(
    Object.entries(encodeInspection(found)).map(([name, bytes]) => [name, new Uint8Array(bytes)])
  );
  expect(decodeInspection(files)).toEqual(found);
});

it("the same inspection made twice has the same bytes", async () => {
  const again = await inspection(report.dataset, report, {standardised, seed: 1, extent, log: () => undefined});
  expect(encodeInspection(again)).toEqual(encodeInspection(found));
});

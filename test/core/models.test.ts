import {readFileSync} from "node:fs";
import {join} from "node:path";
import {beforeAll, describe, expect, it} from "vitest";
import {thisProject} from "../../data-loaders/project.js";
import {argmax} from "../../data-loaders/evaluation/argmax.js";
import {agreement} from "../exports/agreement.js";
import {modelsFolder, onnxProbabilities} from "./onnx.js";
import {models, predictionsOf, rowsOf} from "./tables.js";
import {sha256} from "../../data-loaders/store/sha256.js";

let pixels: Uint8Array;

beforeAll(async () => {
  pixels = (await thisProject.loadDataset()).test.pixels;
}, 60_000);

describe.each(models)("the published ONNX file of the %s", (model) => {
  it("says of all 10,000 test images what table predictions has, run by ONNX Runtime", async () => {
    const rows = predictionsOf(model);
    const published = Float32Array.from(rows.flatMap(({probabilities}) => Array.from(probabilities)));
    const {imageCount, otherClassCount, largestDifference} = agreement(
      await onnxProbabilities(`${model}.onnx`, pixels),
      published
    );
    expect([imageCount, otherClassCount]).toEqual([10_000, 0]);
    expect(largestDifference).toBeLessThan(1e-4);
    console.log(`${model}: ONNX Runtime differs from the engine by ${largestDifference.toExponential(1)} at most`);
  }, 120_000);
});

it("the published ONNX file of ResNet-20 says of every tenth test image what its record has, run by ONNX Runtime", async () => {
  const recorded = readFileSync("recorded/runs/resnet-20-s1/test-predictions.u8");
  const images = Array.from({length: 1000}, (_, i) => 10 * i);
  const tenth = Uint8Array.from(images.flatMap((image) => [...pixels.subarray(784 * image, 784 * (image + 1))]));
  const classes = argmax(await onnxProbabilities("resnet-20.onnx", tenth), 10);
  expect(Array.from(classes)).toEqual(images.map((image) => recorded[image]));
}, 120_000);

it("every published file of a model has the size and hash that its table says", () => {
  const rows = rowsOf("model-files") as {file: string; bytes: number; sha256: string}[];
  expect(rows).toHaveLength(18);
  for (const {file, bytes, sha256: expected} of rows) {
    const content = readFileSync(join(modelsFolder, file));
    expect([file, content.length, sha256(content)]).toEqual([file, bytes, expected]);
  }
});

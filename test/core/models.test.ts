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

/** A Gaussian of 2 px, three of its standard deviations far; shape [13, 13]. */
const around = Float64Array.from({length: 169}, (_, i) =>
  Math.exp(-((Math.floor(i / 13) - 6) ** 2 + ((i % 13) - 6) ** 2) / 8)
);
const aroundTotal = around.reduce((sum, weight) => sum + weight, 0);

/** The strongest fading and blur, written out here: weights that are no whole numbers, and both directions at once. */
const spoilt: Readonly<Record<string, (image: Uint8Array) => Uint8Array>> = {
  contrast: (image) => {
    const mean = image.reduce((sum, level) => sum + level, 0) / 784;
    return image.map((level) => Math.floor(0.85 * mean + 0.15 * level + 0.5));
  },
  blur: (image) => {
    const framed = new Float64Array(40 * 40); // with black all around, as far as a pixel is spread
    image.forEach((level, i) => (framed[40 * (Math.floor(i / 28) + 6) + (i % 28) + 6] = level));
    return image.map((_, i) => {
      const corner = 40 * Math.floor(i / 28) + (i % 28);
      let sum = 0;
      for (let y = 0; y < 13; ++y)
        for (let x = 0; x < 13; ++x) sum += around[13 * y + x]! * framed[corner + 40 * y + x]!;
      return Math.floor(sum / aroundTotal + 0.5);
    });
  }
};

it.each(["contrast", "blur"])(
  "the published networks are right as often as table robustness says where %s is worst, run by ONNX Runtime",
  async (kind) => {
    const images = Array.from({length: 10_000}, (_, i) => pixels.subarray(784 * i, 784 * (i + 1)));
    const worse = Uint8Array.from(images.flatMap((image) => [...spoilt[kind]!(image)]));
    for (const model of models) {
      const classes = argmax(await onnxProbabilities(`${model}.onnx`, worse), 10);
      const rightCount = predictionsOf(model).filter(({label}, i) => classes[i] === label).length;
      const told = rowsOf("robustness").find(
        (row) => row["run"] === `${model}-s1` && row["kind"] === kind && row["strength"] === 5
      );
      // A level that lies on a half may be rounded the other way, and with it an image at a border.
      expect(Math.abs((told!["correctCount"] as number) - rightCount)).toBeLessThanOrEqual(2);
    }
  },
  120_000
);

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

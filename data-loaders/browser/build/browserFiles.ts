import {gzipSync} from "node:zlib";
import {patchCount} from "../../../src/lib/patches.js";
import type {Model} from "../../../src/lib/schemas/vocabulary.js";
import {pixelStatistics} from "../../dataset/pixelStatistics.js";
import {assembledBytes} from "../../engine/assemble.js";
import type {ExportedParts} from "../../engine/export/exportNetwork.js";
import {temperature} from "../../evaluation/temperature.js";
import {encodeDetector} from "../../evaluation/outOfDistribution/encodeDetector.js";
import type {StoredRun} from "../../runs/storedRun.js";
import {shardShapes} from "../../training/batches.js";
import {chunkCounts} from "../../training/predict.js";
import type {TrainingData} from "../../training/trainingTask.js";
import {describeVariant, exportVariant, parameterCountsOf} from "../../experiments/describeVariant.js";
import type {BrowserModel, BrowserModels} from "../browserModels.js";
import type {Detection} from "./detection.js";
import {exampleFile} from "./exampleModel.js";
import {rememberedActivations} from "../nearestActivations.js";
import type {ShortRuns} from "./shortRuns.js";
import {workerCode} from "./workerCode.js";
import {bytesOf} from "../../store/floatBytes.js";

/** The layers that a reader can look at. */
const shownLayers: Readonly<Record<Model, readonly string[]>> = {
  ann: ["dense1", "dense2"],
  cnn: ["conv1", "conv2", "dense1"]
};

/** What the files are made of. */
export interface BrowserParts {
  /** The report's two runs, and what they were trained on. */
  readonly runs: Readonly<Record<Model, StoredRun>>;
  readonly data: TrainingData;
  readonly detection: Detection;
  readonly short: ShortRuns;
}

/** Files by name that a reader's browser runs and trains both networks with. */
export async function browserFiles({runs, data, detection, short}: BrowserParts): Promise<Record<string, Uint8Array>> {
  const {mean, standardDeviation} = pixelStatistics(data.train.pixels, data.split.train);
  const remembered = rememberedActivations(detection.testActivations);
  const models: BrowserModels = {
    models: {
      ann: browserModel("ann", runs.ann, data, short),
      cnn: browserModel("cnn", runs.cnn, data, short)
    },
    standardisation: {mean, standardDeviation},
    activationStep: remembered.step
  };
  const {pixels, labels} = short.data.train;
  return {
    "worker.js": await workerCode("worker"),
    "judging.js": await workerCode("judgingWorker"),
    "reproducing.js": await workerCode("reproducingWorker"),
    "logistic-regression.npy": exampleFile(data),
    "models.json": new TextEncoder().encode(JSON.stringify(models)),
    "kernels.wasm": await assembledBytes("kernels"),
    "lone-optimiser.wasm": await assembledBytes("lone-optimiser"),
    "shared-optimiser.wasm": await assembledBytes("optimiser"),
    "ann-weights.f32": bytesOf(runs.ann.parameters),
    "cnn-weights.f32": bytesOf(runs.cnn.parameters),
    "detector.f32": encodeDetector(detection.detector),
    "test-activations.u8": remembered.bytes,
    "training-images.bin": gzipSync(Buffer.concat([pixels, labels]), {level: 9})
  };
}

function browserModel(
  model: Model,
  {run, logits, protocol: wholeProtocol}: StoredRun,
  data: TrainingData,
  short: ShortRuns
): BrowserModel {
  const {train, split} = data;
  const layers = describeVariant(run.variant);
  const {protocol} = short.runs[model];
  return {
    network: exportVariant(run.variant, partsOf(model, short, data)),
    counts: parameterCountsOf(run.variant),
    layers: shownLayers[model].map((name) => {
      const {layer, height, width, channelCount} = layers.find((one) => one.layer === name)!;
      return {layer, height, width, channelCount};
    }),
    temperature: temperature(logits.validation, labelsOf(train.labels, split.validation)).temperature,
    run: short.runs[model].run,
    protocol,
    wholeProtocol
  };
}

/** The programs that are called for: an image, its patches, chunks of an evaluation, shards of a batch. */
function partsOf(model: Model, {runs, data: short}: ShortRuns, {split, test}: TrainingData): ExportedParts {
  const {protocol} = runs[model];
  const splits = [short.split.train, short.split.validation, split.train, split.validation];
  const evaluated = [...splits.map(({length}) => length), test.count].flatMap(chunkCounts);
  const shapes = [short.split.train, split.train].flatMap(({length}) => shardShapes(length, protocol));
  const shards = [...new Map(shapes.map((shape) => [JSON.stringify(shape), shape])).values()];
  return {outputCounts: [...new Set([1, patchCount, ...evaluated])], shards, layers: shownLayers[model]};
}

function labelsOf(labels: Uint8Array, indices: Uint32Array): Uint8Array {
  return Uint8Array.from(indices, (index) => labels[index]!);
}

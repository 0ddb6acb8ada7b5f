import type {TrainedHere, TrainingFiles, TrainingProgress} from "../../src/lib/modelWorker.js";
import type {Model} from "../../src/lib/schemas/vocabulary.js";
import {pixelCount, type Examples} from "../dataset/examples.js";
import {predict} from "../training/predict.js";
import {trainAlone} from "../training/trainAlone.js";
import type {TrainingMessage} from "../training/trainer.js";
import {trainingData} from "../training/trainingData.js";
import {loadNetwork, type Network} from "../engine/runtime/loadNetwork.js";
import {softmax} from "../evaluation/softmax.js";
import type {BrowserModels} from "./browserModels.js";
import {kernelsOf} from "./parameterPlaces.js";

/** A network that was trained here, and what it takes for each level. */
export interface TrainedNetwork {
  readonly network: Network;
  /** [256]. */
  readonly standardised: Float32Array;
}

/**
 * What it says of some images.
 * @param pixels levels, [n, 784]
 * @returns probabilities, [n, 10]
 */
export function predictAll({network, standardised}: TrainedNetwork, pixels: Uint8Array): Float32Array {
  const count = pixels.length / pixelCount;
  const logits = new Float32Array(count * classCount);
  const all = Uint32Array.from({length: count}, (_, i) => i);
  const examples = {pixels, labels: new Uint8Array(count), count};
  predict(network, examples, all, standardised, logits, {workerIndex: 0, workerCount: 1});
  return softmax(logits, classCount);
}

const classCount = 10;

const noImages: Examples = {pixels: new Uint8Array(0), labels: new Uint8Array(0), count: 0};

/**
 * Trains a network as the loaders do, in this thread.
 * @param onProgress called as it goes on
 * @throws Error if the files are not what they should be, or training fails
 */
export async function trainHere(
  {models, kernels, optimiser, images}: TrainingFiles,
  model: Model,
  onProgress: (progress: TrainingProgress) => void
): Promise<{readonly result: TrainedHere; readonly trained: TrainedNetwork}> {
  const contents = JSON.parse(new TextDecoder().decode(models)) as BrowserModels;
  const {network: exported, run, protocol, counts} = contents.models[model];
  const network = await loadNetwork(exported, await WebAssembly.compile(kernels as BufferSource), run.seed);
  const examples = {train: await examplesOf(images), test: noImages, files: [], sha256: ""};
  const task = {
    run,
    protocol,
    network,
    counts,
    data: trainingData(examples, protocol, run.seed),
    optimiser: await WebAssembly.compile(optimiser as BufferSource)
  };
  const shownWeights = (): Float32Array => firstLayer(kernelsOf(exported, network.parameters.view)[0]!, model);
  const startedAt = performance.now();
  const {parameters, epochs} = await trainAlone(task, (message) =>
    tell(message, protocol.epochCount, shownWeights, onProgress)
  );
  network.parameters.view.set(parameters);
  const {standardised} = task.data;
  const result = {
    standardised,
    weights: new Uint8Array(parameters.buffer, parameters.byteOffset, parameters.byteLength),
    measures: epochs,
    seconds: (performance.now() - startedAt) / 1000
  };
  return {result, trained: {network, standardised}};
}

function tell(
  message: TrainingMessage,
  epochCount: number,
  firstLayer: () => Float32Array,
  onProgress: (progress: TrainingProgress) => void
): void {
  if (message.kind === "epoch") onProgress({kind: "epoch", measures: message.results});
  if (message.kind !== "step") return;
  const {epoch, seenCount, lossSum, correctCount} = message.position;
  onProgress({
    kind: "step",
    epoch,
    epochCount,
    seenCount,
    trainCount: message.exampleCount,
    loss: lossSum / seenCount,
    accuracy: correctCount / seenCount,
    firstLayer: firstLayer()
  });
}

const shownUnits: Readonly<Record<Model, number>> = {ann: 16, cnn: 32};

/** Weights of the first units, unit by unit. @param kernel [inputs, units] */
function firstLayer(kernel: Float32Array, model: Model): Float32Array {
  const inputCount = model === "ann" ? pixelCount : 9;
  const unitCount = kernel.length / inputCount;
  return Float32Array.from({length: shownUnits[model] * inputCount}, (_, i) => {
    return kernel[(i % inputCount) * unitCount + Math.floor(i / inputCount)]!;
  });
}

/** @param gzipped pixels of all images, then their labels */
async function examplesOf(gzipped: Uint8Array): Promise<Examples> {
  const stream = new Blob([gzipped as BlobPart]).stream().pipeThrough(new DecompressionStream("gzip"));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  const count = bytes.length / (pixelCount + 1);
  return {pixels: bytes.subarray(0, count * pixelCount), labels: bytes.subarray(count * pixelCount), count};
}

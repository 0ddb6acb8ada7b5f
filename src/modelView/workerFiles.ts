import {FileAttachment} from "observablehq:stdlib";
import type {ModelFiles, TrainingFiles} from "../lib/modelWorker.js";
import {remembered} from "../page/remembered.js";

/** What the worker is made of or works with; written out for Framework. */
const files = {
  "models.json": () => FileAttachment("../data/models/models.json").arrayBuffer(),
  "kernels.wasm": () => FileAttachment("../data/models/kernels.wasm").arrayBuffer(),
  "lone-optimiser.wasm": () => FileAttachment("../data/models/lone-optimiser.wasm").arrayBuffer(),
  "ann-weights.f32": () => FileAttachment("../data/models/ann-weights.f32").arrayBuffer(),
  "cnn-weights.f32": () => FileAttachment("../data/models/cnn-weights.f32").arrayBuffer(),
  "detector.f32": () => FileAttachment("../data/models/detector.f32").arrayBuffer(),
  "test-activations.u8": () => FileAttachment("../data/models/test-activations.u8").arrayBuffer(),
  "training-images.bin": () => FileAttachment("../data/models/training-images.bin").arrayBuffer()
} as const;

/** Address of the worker's script. */
export const modelWorkerHref = FileAttachment("../data/models/worker.js").href;

const fileBytes = remembered(async (name: keyof typeof files) => new Uint8Array(await files[name]()));

/** All that both networks are made of. @throws Error if a file cannot be had or is another */
export async function modelFiles(): Promise<ModelFiles> {
  const names = ["models.json", "kernels.wasm", "ann-weights.f32", "cnn-weights.f32", "detector.f32"] as const;
  const [models, kernels, ann, cnn, detector] = await Promise.all(names.map(fileBytes));
  return {models: models!, kernels: kernels!, weights: {ann: ann!, cnn: cnn!}, detector: detector!};
}

/** All that training takes. @throws as modelFiles */
export async function trainingFiles(): Promise<TrainingFiles> {
  const names = ["models.json", "kernels.wasm", "lone-optimiser.wasm", "training-images.bin"] as const;
  const [models, kernels, optimiser, images] = await Promise.all(names.map(fileBytes));
  return {models: models!, kernels: kernels!, optimiser: optimiser!, images: images!};
}

/** What the CNN's last hidden layer makes of all test images, as bytes. @throws as modelFiles */
export function testActivations(): Promise<Uint8Array> {
  return fileBytes("test-activations.u8");
}

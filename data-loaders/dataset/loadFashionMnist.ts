import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {acquireFiles, type Places} from "./acquisition/acquireFiles.js";
import {machineEffects, type Effects} from "./acquisition/effects.js";
import {packageFolder} from "./acquisition/packageSource.js";
import {assembleDataset} from "./assembleDataset.js";
import type {FashionMnist} from "./examples.js";
import {officialFiles} from "./officialFiles.js";

const projectRoot = fileURLToPath(new URL("../../", import.meta.url));

/**
 * The whole of Fashion-MNIST, verified by its hashes at every call; see docs/data.md for where it comes from.
 * @param places where to look, other than the usual places
 * @param effects network, programs and log; the log goes to standard error
 * @throws what `acquireFiles` and `assembleDataset` throw
 * @example const {train, test} = await loadFashionMnist(); // 60,000 and 10,000 examples
 */
export async function loadFashionMnist(
  places: Partial<Places> = {},
  effects: Partial<Effects> = {}
): Promise<FashionMnist> {
  const usualPlaces = {
    givenFolder: process.env.FASHION_MNIST_DIR || undefined,
    cacheFolder: join(projectRoot, ".cache", "dataset"),
    packageFolder
  };
  const allEffects = {...machineEffects, ...effects};
  const dataset = assembleDataset(await acquireFiles(officialFiles, {...usualPlaces, ...places}, allEffects));
  const sources = [...new Set(dataset.files.map(({source}) => source))].join(", ");
  allEffects.log(`Fashion-MNIST verified: ${dataset.train.count} + ${dataset.test.count} images (${sources})`);
  return dataset;
}

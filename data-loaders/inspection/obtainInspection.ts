import {join} from "node:path";
import type {Model} from "../../src/lib/tableSchemas.js";
import type {FashionMnist} from "../dataset/examples.js";
import type {StoredRun} from "../runs/storedRun.js";
import {contentKey} from "../store/contentKey.js";
import {lockfileEntries} from "../store/lockfileEntries.js";
import {removeOlder} from "../store/removeOlder.js";
import {readArtefact} from "../store/readArtefact.js";
import {sourcesHash} from "../store/sourcesHash.js";
import {withLock} from "../store/withLock.js";
import {writeArtefact} from "../store/writeArtefact.js";
import type {Profile} from "../training/protocol.js";
import {decodeInspection, encodeInspection, inspection, type Inspection, type InspectionOptions} from "./inspection.js";

export interface InspectionStore extends InspectionOptions {
  /** Folder of the project: its sources and lockfile are part of the key. */
  readonly root: string;
  readonly profile: Profile;
}

/** Folders whose code decides the bits, besides that of the runs' own weights. */
const sourceFolders = ["dataset", "engine", "evaluation", "inspection", "models", "randomness"].map(
  (folder) => `data-loaders/${folder}`
);
const packages = ["@tensorflow/", "assemblyscript", "binaryen", "umap-js", "ml-pca", "ml-matrix"];

/**
 * The inspection of two runs from the store, or made and stored if it is not there.
 * @throws Error if the result cannot be written
 */
export async function obtainInspection(
  dataset: FashionMnist,
  runs: Readonly<Record<Model, StoredRun>>,
  store: InspectionStore
): Promise<Inspection> {
  const {root, profile, seed, log} = store;
  const key = contentKey({
    weights: [runs.ann.weightsSha256, runs.cnn.weightsSha256],
    dataset: dataset.sha256,
    seed,
    sources: sourcesHash(sourceFolders, root),
    packages: lockfileEntries(root, packages),
    node: process.versions.node
  });
  const folder = join(root, ".cache", "inspections", `${profile}-${key.slice(0, 16)}`);
  return withLock(
    folder,
    async () => {
      const stored = readArtefact(folder, log);
      if (stored !== undefined) return decodeInspection(stored.files);
      const made = await inspection(dataset, runs, store);
      writeArtefact(folder, encodeInspection(made), {profile});
      removeOlder(folder, profile);
      return made;
    },
    {log}
  );
}

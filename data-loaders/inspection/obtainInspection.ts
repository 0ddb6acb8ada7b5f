import {join} from "node:path";
import type {Model} from "../../src/lib/schemas/vocabulary.js";
import type {FashionMnist} from "../dataset/examples.js";
import type {StoredRun} from "../runs/storedRun.js";
import {contentKey} from "../store/contentKey.js";
import {lockfileEntries} from "../store/lockfileEntries.js";
import {removeOlder} from "../store/removeOlder.js";
import {readArtefact} from "../store/readArtefact.js";
import {withLock} from "../store/withLock.js";
import {writeArtefact} from "../store/writeArtefact.js";
import type {Profile} from "../training/protocol.js";
import {decodeInspection, encodeInspection, inspection, type Inspection, type InspectionOptions} from "./inspection.js";

export interface InspectionStore extends InspectionOptions {
  /** Folder of the project: its lockfile is part of the key. */
  readonly root: string;
  /** Inspections are kept in its folder "inspections". */
  readonly cache: string;
  /** Hash of the sources in `inspectionFolders`, taken when the program started, as a file may change meanwhile. */
  readonly sources: string;
  readonly profile: Profile;
}

/** Folders whose code decides the bits, besides that of the runs' own weights. */
export const inspectionFolders = [
  "dataset",
  "engine",
  "evaluation",
  "inspection",
  "models",
  "randomness",
  "training"
].map((folder) => `data-loaders/${folder}`);
const packages = ["@tensorflow/", "assemblyscript", "binaryen", "umap-js", "ml-"];

/**
 * Key of an inspection: equal if and only if nothing that could change a bit of it has changed.
 * @param runs whose weights are known by their hashes
 */
export function inspectionKey(
  datasetSha256: string,
  runs: Readonly<Record<Model, Pick<StoredRun, "weightsSha256">>>,
  {root, sources, seed}: Pick<InspectionStore, "root" | "sources" | "seed">
): string {
  return contentKey({
    weights: [runs.ann.weightsSha256, runs.cnn.weightsSha256],
    datasetSha256,
    seed,
    sources,
    packages: lockfileEntries(root, packages),
    nodeMajor: process.versions.node.split(".")[0]
  });
}

/**
 * The inspection of two runs from the store, or made and stored if it is not there.
 * @throws Error if the result cannot be written
 */
export async function obtainInspection(
  dataset: FashionMnist,
  runs: Readonly<Record<Model, StoredRun>>,
  store: InspectionStore
): Promise<Inspection> {
  const {cache, profile, log} = store;
  const key = inspectionKey(dataset.sha256, runs, store);
  const folder = join(cache, "inspections", `${profile}-${key.slice(0, 16)}`);
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

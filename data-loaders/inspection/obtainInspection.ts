import {join} from "node:path";
import type {Model} from "../../src/lib/schemas/vocabulary.js";
import type {FashionMnist} from "../dataset/examples.js";
import type {StoredRun} from "../runs/storedRun.js";
import {assembledBytes} from "../engine/assemble.js";
import {codeHash} from "../store/codeHash.js";
import {contentKey} from "../store/contentKey.js";
import {sha256} from "../store/sha256.js";
import {removeOlder} from "../store/removeOlder.js";
import {readArtefact} from "../store/readArtefact.js";
import {withLock} from "../store/withLock.js";
import {writeArtefact} from "../store/writeArtefact.js";
import type {Profile} from "../training/protocol.js";
import {decodeInspection, encodeInspection, inspection, type Inspection, type InspectionOptions} from "./inspection.js";

export interface InspectionStore extends InspectionOptions {
  /** Inspections are kept in its folder "inspections". */
  readonly cache: string;
  readonly profile: Profile;
}

/** What runs when networks are inspected. */
export const inspectionEntries: readonly string[] = ["inspection.ts", "umapWorker.ts"].map((name) =>
  join(import.meta.dirname, name)
);

let code: Promise<string> | undefined;

/**
 * Key of an inspection: equal if and only if nothing that could change a bit of it has changed. Its code is that of the
 * time when a key is first asked for.
 * @param runs whose weights are known by their hashes
 */
export async function inspectionKey(
  datasetSha256: string,
  runs: Readonly<Record<Model, Pick<StoredRun, "weightsSha256">>>,
  {seed}: Pick<InspectionStore, "seed">
): Promise<string> {
  return contentKey({
    weights: [runs.ann.weightsSha256, runs.cnn.weightsSha256],
    datasetSha256,
    seed,
    code: await (code ??= codeHash(inspectionEntries)),
    kernels: sha256(await assembledBytes("kernels")),
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
  const key = await inspectionKey(dataset.sha256, runs, store);
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

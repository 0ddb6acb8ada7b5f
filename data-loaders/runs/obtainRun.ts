import {existsSync} from "node:fs";
import {join} from "node:path";
import {readArtefact} from "../store/readArtefact.js";
import {withLock} from "../store/withLock.js";
import {writeArtefact} from "../store/writeArtefact.js";
import {removeCheckpoint} from "../training/checkpoint.js";
import {progress} from "./progress.js";
import type {Protocol} from "../training/protocol.js";
import type {Run} from "../training/run.js";
import {describeVariant} from "../experiments/describeVariant.js";
import {variant} from "../experiments/variants.js";
import {runIdentity, type RunIdentity} from "./runIdentity.js";
import {decodeRun, encodeRun, weightsSha256, type StoredRun} from "./storedRun.js";
import {train, type TrainingOptions} from "../training/train.js";
import type {TrainingData} from "../training/trainingTask.js";

/** Where runs are stored and how they are trained. */
export interface RunStore {
  /** Runs are kept in its folder "runs". */
  readonly cache: string;
  readonly datasetSha256: string;
  readonly log: (line: string) => void;
  /** Trains although the run is stored; what is stored stays until the new one stands. */
  readonly again?: boolean;
  readonly training?: Pick<TrainingOptions, "workerCount" | "checkpointSeconds" | "onMessage" | "startFrom">;
}

/**
 * A run from the store, or trained and stored if it is not there. Of two processes that want the same run
 * one trains and the other waits.
 * @throws Error if training fails or the result cannot be written
 */
export async function obtainRun(run: Run, protocol: Protocol, data: TrainingData, store: RunStore): Promise<StoredRun> {
  const identity = await runIdentity(run, protocol, store.datasetSha256);
  const folder = runFolder(run, identity, store);
  return withLock(
    folder,
    async () => {
      const stored = store.again ? undefined : readRun(folder, store);
      if (stored !== undefined) return stored;
      const checkpointPath = store.again ? `${folder}.again.checkpoint` : `${folder}.checkpoint`;
      const trained = await trainRun(identity, run, protocol, data, {...store.training, checkpointPath});
      const {parameters, logits, ...facts} = trained;
      writeArtefact(folder, encodeRun({parameters, logits}), {...facts});
      removeCheckpoint(checkpointPath);
      return trained;
    },
    store
  );
}

type Place = Pick<RunStore, "cache" | "datasetSha256">;

/** Whether a run is in the store; says nothing of its hashes. */
export async function isStored(run: Run, protocol: Protocol, place: Place): Promise<boolean> {
  const identity = await runIdentity(run, protocol, place.datasetSha256);
  return existsSync(join(runFolder(run, identity, place), "manifest.json"));
}

function runFolder(run: Run, {key}: RunIdentity, {cache}: Pick<Place, "cache">): string {
  return join(cache, "runs", `${run.name}-${key.slice(0, 16)}`);
}

function readRun(folder: string, {log}: RunStore): StoredRun | undefined {
  const artefact = readArtefact(folder, log);
  return artefact && decodeRun(artefact);
}

/** Trains a run, whatever is stored, and stores nothing but its checkpoint. @throws what `train` throws */
export async function trainRun(
  identity: RunIdentity,
  run: Run,
  protocol: Protocol,
  data: TrainingData,
  options: TrainingOptions
): Promise<StoredRun> {
  const layers = describeVariant(run.variant);
  const onMessage = progress(run.name, protocol);
  const {parameters, ...rest} = await train(run, protocol, data, variant(run.variant).topology, {
    onMessage,
    ...options
  });
  const {datasetSha256, machine} = identity;
  const hash = weightsSha256(parameters);
  return {run, protocol, layers, datasetSha256, weightsSha256: hash, machine, identity, parameters, ...rest};
}

import {existsSync} from "node:fs";
import {join} from "node:path";
import {readArtefact} from "../store/readArtefact.js";
import {withLock} from "../store/withLock.js";
import {writeArtefact} from "../store/writeArtefact.js";
import {removeCheckpoint} from "../training/checkpoint.js";
import {machine} from "./machine.js";
import {progress} from "./progress.js";
import type {Protocol} from "../training/protocol.js";
import type {Run} from "../training/run.js";
import {describeVariant, parameterCountsOf} from "../training/variants/describeVariant.js";
import {decodeRun, encodeRun, runKey, weightsSha256, type RunFacts, type StoredRun} from "./storedRun.js";
import {train, type TrainingOptions} from "../training/train.js";
import type {TrainingData} from "../training/trainingTask.js";

/** Where runs are stored and how they are trained. */
export interface RunStore {
  /** Folder of the project: its sources and lockfile are part of a run's key. */
  readonly root: string;
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
  const folder = runFolder(run, protocol, store);
  return withLock(
    folder,
    async () => (store.again ? undefined : readRun(folder, store)) ?? trainAndStore(folder, run, protocol, data, store),
    store
  );
}

type Place = Pick<RunStore, "root" | "cache" | "datasetSha256">;

/** Whether a run is in the store; says nothing of its hashes. */
export function isStored(run: Run, protocol: Protocol, place: Place): boolean {
  return existsSync(join(runFolder(run, protocol, place), "manifest.json"));
}

function runFolder(run: Run, protocol: Protocol, {root, cache, datasetSha256}: Place): string {
  return join(cache, "runs", `${run.name}-${runKey(run, protocol, datasetSha256, root).slice(0, 16)}`);
}

function readRun(folder: string, {log}: RunStore): StoredRun | undefined {
  const artefact = readArtefact(folder, log);
  return artefact && decodeRun(artefact);
}

async function trainAndStore(
  folder: string,
  run: Run,
  protocol: Protocol,
  data: TrainingData,
  store: RunStore
): Promise<StoredRun> {
  const checkpointPath = store.again ? `${folder}.again.checkpoint` : `${folder}.checkpoint`;
  const layers = describeVariant(run.variant);
  const onMessage = progress(run.name, protocol);
  const options = {onMessage, ...store.training, checkpointPath};
  const {parameters, logits, ...rest} = await train(run, protocol, data, parameterCountsOf(run.variant), options);
  const facts: RunFacts = {
    run,
    protocol,
    layers,
    datasetSha256: store.datasetSha256,
    weightsSha256: weightsSha256(parameters),
    machine: machine(),
    ...rest
  };
  writeArtefact(folder, encodeRun({parameters, logits}), {...facts});
  removeCheckpoint(checkpointPath);
  return {...facts, parameters, logits};
}

import {join} from "node:path";
import {parameterCountsOf} from "../experiments/describeVariant.js";
import {variant} from "../experiments/variants.js";
import {readArtefact} from "../store/readArtefact.js";
import {removeOlder} from "../store/removeOlder.js";
import {sha256} from "../store/sha256.js";
import {withLock} from "../store/withLock.js";
import {writeArtefact} from "../store/writeArtefact.js";
import type {Checkpoint} from "../training/checkpoint.js";
import type {Protocol, TrainingAmount} from "../training/protocol.js";
import type {Run} from "../training/run.js";
import {train} from "../training/train.js";
import type {TrainingMessage} from "../training/trainer.js";
import type {TrainingData} from "../training/trainingTask.js";
import {bytesOfState, checkpointAfter} from "./epochState.js";
import type {RunStore} from "./obtainRun.js";
import {progress} from "./progress.js";
import {runIdentity} from "./runIdentity.js";

/** What an epoch of a run left: the next one follows from it to the last bit. */
export interface EpochCheckpoint {
  /** From 1. */
  readonly epoch: number;
  /** Steps taken since the run began. */
  readonly stepCount: number;
  /** SHA-256 of the bytes. */
  readonly sha256: string;
  /** As `bytesOfState` has it. */
  readonly bytes: Uint8Array;
}

/** A run whose checkpoints are kept, and how it is trained. */
export interface KeptRun {
  readonly run: Run;
  readonly protocol: Protocol;
  readonly data: TrainingData;
  readonly amount: TrainingAmount;
}

type Store = Pick<RunStore, "cache" | "datasetSha256" | "log" | "training">;

const stateFile = "state.f32";

/** What shows a training's progress and keeps what each of its epochs leaves. */
export async function keepingCheckpoints(kept: KeptRun, store: Store): Promise<(message: TrainingMessage) => void> {
  const folder = await folderOf(kept, store);
  return keeper(kept, folder);
}

function keeper(
  {run, protocol}: Pick<KeptRun, "run" | "protocol">,
  folder: string
): (message: TrainingMessage) => void {
  const show = progress(run.name, protocol);
  return (message) => {
    show(message);
    if (message.kind !== "epoch") return;
    const {position, state} = message.left;
    writeArtefact(folderOfEpoch(folder, position.epoch), {[stateFile]: bytesOfState(state)}, {run: run.name});
  };
}

/**
 * What each epoch of a run left, from the store; what is missing there is trained again, from the last that is not.
 * @throws what `train` throws; Error if the store cannot be written
 */
export async function epochCheckpoints(kept: KeptRun, store: Store): Promise<readonly EpochCheckpoint[]> {
  const folder = await folderOf(kept, store);
  return withLock(
    folder,
    async () => {
      const known = storedCheckpoints(kept, folder, store);
      if (known.length < kept.protocol.epochCount) await trainOn(kept, known.at(-1), folder, store);
      removeOlder(folder, prefixOf(kept));
      return storedCheckpoints(kept, folder, store);
    },
    store
  );
}

/** What one epoch left, if the store holds it. Trains nothing. */
export async function heldCheckpoint(kept: KeptRun, epoch: number, store: Store): Promise<EpochCheckpoint | undefined> {
  return storedCheckpoint(kept, await folderOf(kept, store), epoch, store);
}

/** Steps of an epoch. */
export function stepsPerEpoch({data, protocol}: Pick<KeptRun, "data" | "protocol">): number {
  return Math.ceil(data.split.train.length / protocol.batchSize);
}

/** Where training goes on after a checkpoint. @throws RangeError if it is of another network */
export function resumable(kept: KeptRun, {epoch, bytes}: Pick<EpochCheckpoint, "epoch" | "bytes">): Checkpoint {
  const {trained, running} = parameterCountsOf(kept.run.variant);
  return checkpointAfter(bytes, {epoch, stepsPerEpoch: stepsPerEpoch(kept), parameterCount: trained + running});
}

/** The first checkpoints, up to the first that is missing. */
function storedCheckpoints(kept: KeptRun, folder: string, store: Store): EpochCheckpoint[] {
  const found: EpochCheckpoint[] = [];
  for (let epoch = 1; epoch <= kept.protocol.epochCount; ++epoch) {
    const left = storedCheckpoint(kept, folder, epoch, store);
    if (left === undefined) break;
    found.push(left);
  }
  return found;
}

function storedCheckpoint(kept: KeptRun, folder: string, epoch: number, {log}: Store): EpochCheckpoint | undefined {
  const bytes = readArtefact(folderOfEpoch(folder, epoch), log)?.files[stateFile];
  return bytes && {epoch, stepCount: epoch * stepsPerEpoch(kept), sha256: sha256(bytes), bytes};
}

async function trainOn(
  kept: KeptRun,
  last: EpochCheckpoint | undefined,
  folder: string,
  {log, training}: Store
): Promise<void> {
  const {run, protocol, data} = kept;
  log(`training ${run.name} from epoch ${(last?.epoch ?? 0) + 1} for its checkpoints, which the store does not hold`);
  await train(run, protocol, data, variant(run.variant).topology, {
    ...training,
    checkpointPath: `${folder}.none`,
    checkpointSeconds: Infinity, // each epoch leaves one of these instead
    onMessage: keeper(kept, folder),
    ...(last && {resumeFrom: resumable(kept, last)})
  });
}

async function folderOf(
  kept: KeptRun,
  {cache, datasetSha256}: Pick<Store, "cache" | "datasetSha256">
): Promise<string> {
  const {key} = await runIdentity(kept.run, kept.protocol, datasetSha256);
  return join(cache, "checkpoints", `${prefixOf(kept)}-${key.slice(0, 16)}`);
}

function prefixOf({run, amount}: Pick<KeptRun, "run" | "amount">): string {
  return `${amount}-${run.name}`;
}

function folderOfEpoch(folder: string, epoch: number): string {
  return join(folder, `epoch-${epoch}`);
}

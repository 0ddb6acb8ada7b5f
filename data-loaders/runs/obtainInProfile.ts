import type {FashionMnist} from "../dataset/examples.js";
import type {Profile, Protocol} from "../training/protocol.js";
import {runOf, type Run} from "../training/run.js";
import {trainingData} from "../training/trainingData.js";
import type {TrainingData} from "../training/trainingTask.js";
import {variant} from "../experiments/variants.js";
import {obtainRun, type RunStore} from "./obtainRun.js";
import {protocolOf} from "../experiments/profileRuns.js";
import type {StoredRun} from "./storedRun.js";

/** What runs are obtained with: the verified data, how much of it is used, and the store. */
export interface Workplace {
  readonly profile: Profile;
  readonly dataset: FashionMnist;
  readonly store: RunStore;
}

/** A run as it is to be trained. */
export interface PreparedRun {
  readonly protocol: Protocol;
  readonly data: TrainingData;
  /** Parameters of the run that it starts from, if it starts from one. */
  readonly startFrom?: Float32Array;
}

/**
 * A run from the store, or trained as its profile has it, after the run that it starts from, if there is one.
 * @throws what `obtainRun` throws
 */
export async function obtainInProfile(run: Run, workplace: Workplace): Promise<StoredRun> {
  const {protocol, data, startFrom} = await prepareRun(run, workplace);
  const {store} = workplace;
  return obtainRun(run, protocol, data, {...store, training: {...store.training, ...(startFrom && {startFrom})}});
}

/** Protocol, data and start of a run. Trains the run that it starts from unless that is stored. */
export async function prepareRun(run: Run, workplace: Workplace): Promise<PreparedRun> {
  const protocol = protocolOf(run, workplace.profile);
  const data = trainingData(workplace.dataset, protocol, run.seed);
  const {startsFrom} = variant(run.variant);
  if (startsFrom === undefined) return {protocol, data};
  const {parameters} = await obtainInProfile(runOf(startsFrom, run.seed), workplace);
  return {protocol, data, startFrom: parameters};
}

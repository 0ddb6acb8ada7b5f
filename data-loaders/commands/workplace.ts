import {loadFashionMnist} from "../dataset/loadFashionMnist.js";
import {coreSeed, root} from "../report.js";
import type {RunStore} from "../runs/obtainRun.js";
import {protocolOf, type Profile, type Protocol} from "../training/protocol.js";
import {trainingData} from "../training/trainingData.js";
import type {TrainingData} from "../training/trainingTask.js";

/** What commands on runs work with: the verified data as the profile uses it, and the store. */
export interface Workplace {
  readonly protocol: Protocol;
  readonly data: TrainingData;
  readonly store: RunStore;
}

/** @throws Error if the data cannot be had */
export async function openWorkplace(profile: Profile): Promise<Workplace> {
  const dataset = await loadFashionMnist();
  const protocol = protocolOf(profile);
  const store = {root, datasetSha256: dataset.sha256, log: console.error};
  return {protocol, data: trainingData(dataset, protocol, coreSeed), store};
}

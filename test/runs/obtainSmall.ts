import {join} from "node:path";
import {obtainRun, type RunStore} from "../../data-loaders/runs/obtainRun.js";
import type {Protocol} from "../../data-loaders/training/protocol.js";
import {runOf, type Run} from "../../data-loaders/training/run.js";
import type {StoredRun} from "../../data-loaders/runs/storedRun.js";
import {trainingData} from "../../data-loaders/training/trainingData.js";
import {loadFixture} from "../fixtures/dataset/loadFixture.js";
import {smallProtocol} from "../training/smallRun.js";

/** The ANN's run with seed 1, and the hash of the data it is trained on. */
export const smallRun = runOf("ann", 1);
export const smallDatasetSha256 = loadFixture().sha256;

export interface Obtained {
  readonly run: StoredRun;
  /** Epochs that had to be trained. */
  readonly trainedEpochCount: number;
  readonly log: readonly string[];
}

/** Obtains a small run from the store in a folder, the ANN's. The training images serve as test images too. */
export async function obtainSmall(
  root: string,
  protocol: Protocol = smallProtocol,
  run: Run = smallRun
): Promise<Obtained> {
  const data = trainingData(loadFixture(), protocol, run.seed);
  const log: string[] = [];
  let trainedEpochCount = 0;
  const onMessage: NonNullable<RunStore["training"]>["onMessage"] = ({kind}) => {
    if (kind === "epoch") ++trainedEpochCount;
  };
  const store = {
    cache: join(root, ".cache"),
    datasetSha256: smallDatasetSha256,
    log: (line: string) => log.push(line),
    training: {onMessage, workerCount: 1}
  };
  const stored = await obtainRun(run, protocol, {...data, test: data.train}, store);
  return {run: stored, trainedEpochCount, log};
}

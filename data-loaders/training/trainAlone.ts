import type {ParameterCounts} from "../engine/export/parameters.js";
import type {EpochResult} from "./checkpoint.js";
import type {Network} from "../engine/runtime/loadNetwork.js";
import type {Protocol} from "./protocol.js";
import type {Run} from "./run.js";
import {trainAsWorker, type TrainingMessage} from "./trainer.js";
import {createSharedState, type TrainingData} from "./trainingTask.js";

/** A run that one thread trained. */
export interface LoneRun {
  readonly parameters: Float32Array;
  readonly epochs: readonly EpochResult[];
}

/** What is trained by one thread, and with what. */
export interface LoneTask {
  readonly run: Run;
  readonly protocol: Protocol;
  readonly data: TrainingData;
  readonly network: Network;
  readonly counts: ParameterCounts;
  /** Program "lone-optimiser", compiled. */
  readonly optimiser: WebAssembly.Module;
}

/**
 * Trains a run in the calling thread alone, without shared memory and without files, as a browser allows it: the same
 * bits as `train` gives.
 * @param onMessage called as it goes on, in this thread
 * @throws Error as `trainAsWorker` does
 */
export async function trainAlone(
  {run, protocol, data, network, counts, optimiser}: LoneTask,
  onMessage: (message: TrainingMessage) => void
): Promise<LoneRun> {
  const shared = createSharedState(protocol, data, counts, false);
  const place = {workerIndex: 0, workerCount: 1, checkpointSeconds: Infinity};
  let done: LoneRun | undefined;
  const post = (message: TrainingMessage): void => {
    if (message.kind === "done") done = {parameters: message.parameters, epochs: message.position.epochs};
    else onMessage(message);
  };
  await trainAsWorker({run, protocol, data, shared, optimiser, ...place}, network, {post, save: () => undefined});
  return done!;
}

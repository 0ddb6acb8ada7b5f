import type {Lead} from "../../../src/lib/retraining.js";
import type {ExportedNetwork} from "../../engine/runtime/exportedNetwork.js";
import {loadNetwork} from "../../engine/runtime/loadNetwork.js";
import {optimiserArrays} from "../../engine/optimiser.js";
import {seedOf} from "../../training/protocol.js";
import {trainAsWorker, type TrainingMessage} from "../../training/trainer.js";
import {createSharedState, type TrainingTask} from "../../training/trainingTask.js";
import {
  checkpointOf,
  doneNews,
  millisecondsBetweenCheckpoints,
  stepNews,
  toldCheckpoint,
  type Tell
} from "./leadRun.js";
import type {PreparedRun} from "./preparedRun.js";
import type {Line} from "./remoteComputer.js";

/** What a worker that shares memory is given: what Node's threads are. */
interface SharedTask extends TrainingTask {
  readonly network: ExportedNetwork;
  readonly kernels: WebAssembly.Module;
}

/** Trains with the other workers in shared memory, by the very code of Node's threads. */
export async function trainShared(
  prepared: PreparedRun,
  lead: Lead,
  helpers: readonly Line[],
  pausing: Int32Array,
  tell: Tell
): Promise<void> {
  const {run, protocol, data, counts, network, exported, kernels} = prepared;
  const shared = createSharedState(protocol, data, counts);
  const task = {
    run,
    protocol,
    data,
    shared,
    optimiser: await WebAssembly.compile(lead.files.sharedOptimiser as BufferSource),
    workerCount: 1 + helpers.length,
    checkpointSeconds: millisecondsBetweenCheckpoints / 1000,
    ...(lead.from && {resumeFrom: checkpointOf(lead.from, prepared)}),
    ...(lead.lastEpoch !== undefined && {lastEpoch: lead.lastEpoch})
  };
  await Promise.all(
    helpers.map((helper, i) => {
      const ready = new Promise((resolve) => (helper.onmessage = resolve));
      helper.postMessage({...task, workerIndex: i + 1, network: exported, kernels} satisfies SharedTask);
      return ready;
    })
  );
  const arrays = optimiserArrays(shared.optimiser);
  await trainAsWorker({...task, workerIndex: 0}, network, {
    save: (checkpoint) => tell({kind: "checkpoint", checkpoint: toldCheckpoint(checkpoint)}),
    post: (message: TrainingMessage) => {
      if (message.kind === "epoch") {
        tell({kind: "epoch", measures: message.results});
        tell({kind: "checkpoint", checkpoint: toldCheckpoint(message.left)});
      } else if (message.kind === "done") {
        const {position, parameters} = message;
        tell(doneNews(parameters, position.epochs, shared.logits.test, data.test.labels));
      } else if (message.kind === "step") {
        tell(stepNews(message.position, prepared));
        if (Atomics.load(pausing, 0) === 0) return;
        tell({kind: "checkpoint", checkpoint: toldCheckpoint({position: message.position, state: arrays})});
        tell({kind: "paused"});
        Atomics.wait(pausing, 0, 1); // until the page ends the workers
      }
    }
  });
}

/** Waits for a task and trains as one of its workers, to its end. @throws Error if the network cannot be loaded */
export async function helpShared(leader: Line): Promise<void> {
  const task = await new Promise<SharedTask>((resolve) => {
    leader.onmessage = ({data}: MessageEvent<SharedTask>) => resolve(data);
  });
  const network = await loadNetwork(task.network, task.kernels, seedOf(task.protocol, task.run.seed, "weights"));
  leader.postMessage("ready");
  await trainAsWorker(task, network, {post: () => undefined, save: () => undefined});
}

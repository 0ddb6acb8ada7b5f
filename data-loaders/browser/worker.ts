import type {WorkerAnswer, WorkerRequest, WorkerTask, WorkerTasks} from "../../src/lib/modelWorker.js";
import {readPicture} from "./picture/readPicture.js";
import {RunningModels} from "./runningModels.js";
import {predictAll, trainHere, type TrainedNetwork} from "./trainHere.js";

/** Entry of the worker that runs and trains both networks in a reader's browser. */

let models: RunningModels | undefined;
let activations: Uint8Array | undefined;
let trained: TrainedNetwork | undefined;

type Tasks = {
  readonly [T in WorkerTask]: (
    argument: WorkerTasks[T]["takes"],
    id: number
  ) => WorkerTasks[T]["gives"] | Promise<WorkerTasks[T]["gives"]>;
};

const tasks: Tasks = {
  start: async (files) => {
    models = await RunningModels.start(files);
    return {filters: models.filters};
  },
  predict: ({pixels}) => started().predict(pixels),
  look: ({pixels}) => started().look(pixels),
  cover: ({pixels}) => started().cover(pixels),
  locate: ({pixels, label}) => started().locate(pixels, label),
  remember: (argument) => void ({activations} = argument),
  nearest: ({pixels, count}) => {
    if (activations === undefined)
      throw new Error("no activations of the test images yet: ask for task remember first");
    return started().nearest(pixels, activations, count);
  },
  readPicture,
  use: async ({model, own}) => {
    await started().use(model, own);
    return {filters: started().filters};
  },
  predictTrained: ({pixels}) => {
    if (trained === undefined) throw new Error("no trained network yet: ask for task train first");
    return {probabilities: predictAll(trained, pixels)};
  },
  train: async ({files, model}, id) => {
    const done = await trainHere(files, model, (progress) => answer({id, kind: "progress", progress}));
    ({trained} = done);
    return done.result;
  }
};

function started(): RunningModels {
  if (models === undefined) throw new Error("no networks yet: ask for task start first");
  return models;
}

function answer(message: WorkerAnswer): void {
  postMessage(message);
}

async function work<T extends WorkerTask>({id, task, argument}: WorkerRequest<T>): Promise<void> {
  try {
    answer({id, kind: "result", result: await tasks[task](argument, id)});
  } catch (error) {
    answer({id, kind: "error", message: error instanceof Error ? error.message : String(error)});
  }
}

addEventListener("message", ({data}: MessageEvent<WorkerRequest>) => void work(data));

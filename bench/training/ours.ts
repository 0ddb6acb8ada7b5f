import {join} from "node:path";
import {tmpdir} from "node:os";
import {loadFashionMnist} from "../../data-loaders/dataset/loadFashionMnist.js";
import {variant} from "../../data-loaders/experiments/variants.js";
import {sourceProtocol} from "../../data-loaders/training/protocol.js";
import {runOf} from "../../data-loaders/training/run.js";
import {train} from "../../data-loaders/training/train.js";
import {trainingData} from "../../data-loaders/training/trainingData.js";
import type {Model} from "../../src/lib/schemas/vocabulary.js";
import type {Contender} from "./contender.js";

/** Images of the training file: enough for 750 steps of the ANN and 100 of the CNN. */
const fileCounts: Readonly<Record<Model, number>> = {ann: 60_000, cnn: 8_000};

/**
 * The report's own trainer, whole: choosing images, dropout, gradients, meeting, Adam. The first of three epochs warms
 * up, the mean step of the rest is measured.
 */
export function ours(workerCount: number): Contender {
  return {
    name: `ours, ${workerCount} ${workerCount === 1 ? "worker" : "workers"}`,
    measure: async (model) => {
      const protocol = {...sourceProtocol, epochCount: 3, trainingFileCount: fileCounts[model]};
      const data = trainingData(await loadFashionMnist({}, {log: () => {}}), protocol, 1);
      const options = {checkpointPath: join(tmpdir(), "no-checkpoint"), checkpointSeconds: Infinity, workerCount};
      const {epochs} = await train(runOf(model, 1), protocol, data, variant(model).topology, options);
      const measured = epochs.filter(({split, epoch}) => split === "train" && epoch > 1);
      const steps = Math.ceil(data.split.train.length / protocol.batchSize) * measured.length;
      return (measured.reduce((sum, {seconds}) => sum + seconds, 0) / steps) * 1000;
    }
  };
}

import {join} from "node:path";
import {tmpdir} from "node:os";
import {loadFashionMnist} from "../../data-loaders/dataset/loadFashionMnist.js";
import {variant} from "../../data-loaders/experiments/variants.js";
import {runOf} from "../../data-loaders/training/run.js";
import {train} from "../../data-loaders/training/train.js";
import {trainingData} from "../../data-loaders/training/trainingData.js";
import type {Contender, TimedNetwork} from "./contender.js";

/** Images of the training file: enough for 750 steps of the ANN, 100 of the CNN and 25 of the larger ones. */
const fileCounts: Readonly<Record<TimedNetwork, number>> = {ann: 60_000, cnn: 8_000, vgg: 2_000, "resnet-20": 4_000};

/**
 * The report's own trainer, whole: choosing and changing images, dropout, gradients, meeting, the optimiser's step. The first of three epochs warms
 * up, the mean step of the rest is measured.
 */
export function ours(workerCount: number): Contender {
  return {
    name: `ours, ${workerCount} ${workerCount === 1 ? "worker" : "workers"}`,
    measure: async (network) => {
      const {topology, protocol: usual} = variant(network);
      const protocol = {...usual, epochCount: 3, averagedEpochCount: 0, trainingFileCount: fileCounts[network]};
      const data = trainingData(await loadFashionMnist({}, {log: () => {}}), protocol, 1);
      const options = {checkpointPath: join(tmpdir(), "no-checkpoint"), checkpointSeconds: Infinity, workerCount};
      const {epochs} = await train(runOf(network, 1), protocol, data, topology, options);
      const measured = epochs.filter(({split, epoch}) => split === "train" && epoch > 1);
      const steps = Math.ceil(data.split.train.length / protocol.batchSize) * measured.length;
      return (measured.reduce((sum, {seconds}) => sum + seconds, 0) / steps) * 1000;
    }
  };
}

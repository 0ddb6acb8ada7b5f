import {sourceProtocol, type Protocol} from "../../data-loaders/training/protocol.js";
import {runOf} from "../../data-loaders/training/run.js";
import {train, type TrainedRun, type TrainingOptions} from "../../data-loaders/training/train.js";
import {variant} from "../../data-loaders/experiments/variants.js";
import {trainingData} from "../../data-loaders/training/trainingData.js";
import {loadFixture} from "../fixtures/dataset/loadFixture.js";

/** Two epochs over 480 of the fixture's images: eight steps each, the last of 32 images, so two of its shards are empty. */
export const smallProtocol: Protocol = {...sourceProtocol, epochCount: 2, trainingFileCount: 600};

/** How each network is trained here. The CNN takes longer, so it gets half the images: four steps, the last of 48. */
export const smallProtocols = {
  ann: smallProtocol,
  cnn: {...smallProtocol, trainingFileCount: 300},
  "cnn-all-three": {...variant("cnn-all-three").protocol, epochCount: 2, trainingFileCount: 300, shardSize: 16},
  /** One step, on a batch that is not full: a shard of 32 images and one of eight. */
  "ann-normalised": {...variant("ann-normalised").protocol, epochCount: 1, trainingFileCount: 50}
} as const satisfies Record<string, Protocol>;

/** Trains a variant on the fixture. */
export async function trainSmall(
  name: keyof typeof smallProtocols,
  options: TrainingOptions,
  protocol: Protocol = smallProtocols[name],
  seed = 1
): Promise<TrainedRun> {
  const data = trainingData(loadFixture(), protocol, seed);
  return train(runOf(name, seed), protocol, data, variant(name).topology, options);
}

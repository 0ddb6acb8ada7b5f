import type {Examples} from "../dataset/examples.js";
import {logitStatistics, type LogitStatistics} from "../engine/logitStatistics.js";
import {writeAugmentedInput, type Augmentation} from "./augmentation.js";
import {drawDropoutMask, type ShardPlace} from "./dropoutMasks.js";
import {writeModelInput} from "./modelInput.js";
import type {Network} from "../engine/runtime/loadNetwork.js";

/** A shard's examples, and the batch that it is part of. */
export interface Shard {
  /** Positions in the training file. */
  readonly examples: Uint32Array;
  readonly place: ShardPlace;
  /** Examples in the whole batch, by which the loss is divided. */
  readonly batchSize: number;
  /** How the images are changed; not at all where absent. */
  readonly augmentation?: Augmentation | undefined;
  /** Share of the target that goes evenly to all classes. */
  readonly labelSmoothing?: number | undefined;
}

/**
 * Gradient of a shard's share in the batch's mean cross-entropy, with dropout on. It is left in the network's memory.
 * @param standardised level → standardised value, [256]
 */
export function shardGradient(
  network: Network,
  train: Pick<Examples, "pixels" | "labels">,
  standardised: Float32Array,
  {examples, place, batchSize, augmentation, labelSmoothing = 0}: Shard
): LogitStatistics {
  const program = network.gradientOf(examples.length, batchSize);
  const labels = Uint8Array.from(examples, (example) => train.labels[example]!);
  if (augmentation === undefined) writeModelInput(train, examples, standardised, program.x.view);
  else writeAugmentedInput(train, examples, standardised, program.x.view, place, augmentation);
  writeTargets(labels, program.targets.view, labelSmoothing);
  network.dropouts.forEach((dropout, part) => {
    drawDropoutMask(network.native, dropout, part, examples.length, place, program.masks[part]!.address);
  });
  program.run();
  return logitStatistics(program.logits.view, labels);
}

/** @param targets what each class is to get, [n, classes]: 1 for an example's own, less what is shared out evenly */
function writeTargets(labels: Uint8Array, targets: Float32Array, smoothing: number): void {
  const classCount = targets.length / labels.length;
  targets.fill(smoothing / classCount);
  labels.forEach((label, i) => (targets[i * classCount + label] = 1 - smoothing + smoothing / classCount));
}

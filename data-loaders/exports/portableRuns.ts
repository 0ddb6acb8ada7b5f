import {portableVariants, type Model, type PortableVariant} from "../../src/lib/schemas/vocabulary.js";
import type {FashionMnist} from "../dataset/examples.js";
import {pixelStatistics} from "../dataset/pixelStatistics.js";
import {stratifiedSplit} from "../dataset/stratifiedSplit.js";
import type {RecordedRun} from "../runs/recorded/recordedRuns.js";
import {runOf} from "../training/run.js";
import type {TrainingData} from "../training/trainingTask.js";
import type {Standardisation, TrainedParameters} from "./portableNetwork.js";

/** A network to take home. */
export interface PortableRun {
  readonly variant: PortableVariant;
  readonly trained: TrainedParameters;
  readonly standardisation: Standardisation;
}

/**
 * The networks that a report gives away: the two that it trained, and those of recorded runs whose parameters are kept.
 * @param dataset the whole one, which recorded runs were trained with
 */
export function portableRuns(
  {ann, cnn}: Readonly<Record<Model, TrainedParameters>>,
  {train, split}: Pick<TrainingData, "train" | "split">,
  recorded: readonly RecordedRun[],
  dataset: FashionMnist
): readonly PortableRun[] {
  const standardisation = pixelStatistics(train.pixels, split.train);
  const others = recorded.flatMap(({row, protocol, parameters}): PortableRun[] => {
    const variant = portableVariants.find((name) => name === row.variant);
    if (variant === undefined || parameters === undefined || row.isStale) return [];
    const own = stratifiedSplit(dataset.train.labels, row.seed, protocol.validationShare).train;
    const trained = {run: runOf(variant, row.seed), parameters, weightsSha256: row.weightsSha256};
    return [{variant, trained, standardisation: pixelStatistics(dataset.train.pixels, own)}];
  });
  return [{variant: "ann", trained: ann, standardisation}, {variant: "cnn", trained: cnn, standardisation}, ...others];
}

import {cnnTopology} from "../models/cnn.js";
import {permutation} from "../random/streams.js";
import {variantOf, type Variant} from "./variant.js";

/** Settings of the CNN that a trial chooses. */
export interface Settings {
  readonly learningRate: number;
  readonly batchSize: number;
  readonly dropout: number;
  /** Filters and dense units, as a multiple of the source's. */
  readonly width: number;
}

/** Values that are combined. */
export const choices = {
  learningRate: [0.0003, 0.0006, 0.001, 0.002, 0.003],
  batchSize: [32, 64, 128, 256],
  dropout: [0, 0.25, 0.5],
  width: [0.5, 1, 1.5]
} as const;

const trialCount = 16;
const trialSeed = 1;

/** Epochs of each rung of successive halving. */
export const rungs = [1, 2, 4, 8] as const;

/** The settings of all trials: combinations drawn without repetition. */
export const trialSettings: readonly Settings[] = drawnSettings();

function drawnSettings(): Settings[] {
  const all = choices.learningRate.flatMap((learningRate) =>
    choices.batchSize.flatMap((batchSize) =>
      choices.dropout.flatMap((dropout) => choices.width.map((width) => ({learningRate, batchSize, dropout, width})))
    )
  );
  const order = permutation({seed: trialSeed, stream: "sample"}, all.length);
  return Array.from(order.subarray(0, trialCount), (i) => all[i]!);
}

/** Name of a trial on a rung. @param trial from 1 @param epochCount of the rung */
export function trialName(trial: number, epochCount: number): string {
  return `cnn-trial-${String(trial).padStart(2, "0")}-epochs-${epochCount}`;
}

/** The CNN with settings, trained for so many epochs. */
export function settingsVariant({dropout, width, ...protocol}: Settings, change: string, epochCount: number): Variant {
  return variantOf(cnnTopology({dropout, width}), change, {...protocol, epochCount});
}

/** All trials on all rungs; successive halving decides which of them are trained. */
export const trials: Readonly<Record<string, Variant>> = Object.fromEntries(
  trialSettings.flatMap((settings, i) =>
    rungs.map((epochCount) => {
      const {learningRate, batchSize, dropout, width} = settings;
      const change = `rate ${learningRate}, batch ${batchSize}, dropout ${dropout}, width ${width}, ${epochCount} epochs`;
      return [trialName(i + 1, epochCount), settingsVariant(settings, change, epochCount)] as const;
    })
  )
);

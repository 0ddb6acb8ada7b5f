import {splits} from "../../src/lib/schemas/vocabulary.js";
import {weightsSha256} from "../../data-loaders/runs/storedRun.js";
import type {TrainedRun} from "../../data-loaders/training/train.js";

/** All of a run that its seed decides: hashes of weights and outputs, and the epochs without their wall time. */
export function fingerprint({
  parameters,
  logits,
  epochs
}: Pick<TrainedRun, "parameters" | "logits" | "epochs">): object {
  return {
    weights: weightsSha256(parameters),
    logits: splits.map((split) => weightsSha256(logits[split])),
    epochs: epochs.map((result) => ({...result, seconds: undefined}))
  };
}

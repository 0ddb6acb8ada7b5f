import type {Row} from "../../src/lib/schemas/tableSchemas.js";
import type {Evidence} from "./judgement.js";

/** A run's validation loss after each epoch, nats, first to last; empty where no epochs of it are known. */
export function validationLosses(evidence: Evidence, run: string): number[] {
  return lossesOf(evidence, run, "validation");
}

/** A run's training loss in each epoch, dropout on, likewise. */
export function trainingLosses(evidence: Evidence, run: string): number[] {
  return lossesOf(evidence, run, "train");
}

/** The loss after the first epoch: how fast training sets out. NaN for no epochs. */
export function firstLoss(losses: readonly number[]): number {
  return losses[0] ?? NaN;
}

/**
 * How much a loss jumps about: the mean distance of an epoch's loss from the mean of its two neighbours, over the
 * second half of the epochs, where the curve is all but straight. NaN for fewer than four epochs.
 */
export function scatter(losses: readonly number[]): number {
  const from = Math.max(1, Math.floor(losses.length / 2));
  const inner = losses.slice(from, -1).map((loss, i) => {
    return Math.abs(loss - (losses[from + i - 1]! + losses[from + i + 1]!) / 2);
  });
  if (losses.length < 4) return NaN;
  return inner.reduce((sum, distance) => sum + distance, 0) / inner.length;
}

/** In how many epochs a loss is higher than in the one before. */
export function riseCount(losses: readonly number[]): number {
  return losses.filter((loss, i) => i > 0 && loss > losses[i - 1]!).length;
}

function lossesOf(evidence: Evidence, run: string, split: Row<"epochs">["split"]): number[] {
  const recorded = ofRun(evidence.recordedEpochs, run, split);
  return recorded.length > 0 ? recorded : ofRun(evidence.epochs, run, split);
}

function ofRun(rows: readonly Row<"epochs">[], run: string, split: Row<"epochs">["split"]): number[] {
  return rows
    .filter((row) => row.run === run && row.split === split)
    .sort((a, b) => a.epoch - b.epoch)
    .map(({loss}) => loss);
}

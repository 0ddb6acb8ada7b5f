import {percent} from "./format.js";
import type {Row} from "./schemas/tableSchemas.js";
import type {SearchName} from "./schemas/vocabulary.js";
import type {Tables} from "./tables.js";

type Trial = Row<"trials">;

/** The trials of a search that are recorded. */
export function trialsOf({trials}: Pick<Tables, "trials">, search: SearchName): Trial[] {
  return trials.filter((trial) => trial.search === search);
}

/** Epochs of each rung of successive halving, rising; none where no trial is recorded. @param trials of one search */
export function rungEpochs(trials: readonly Trial[]): number[] {
  return [...new Set(trials.map(({epochCount}) => epochCount))].sort((a, b) => a - b);
}

/**
 * The trial that a search leaves, on its last rung; undefined as long as a trial of that rung is missing.
 * @param trials of one search
 */
export function chosenTrial(trials: readonly Trial[]): Trial | undefined {
  const [before, last] = rungEpochs(trials)
    .slice(-2)
    .map((epochs) => trials.filter(({epochCount}) => epochCount === epochs));
  if (before === undefined || last === undefined) return undefined;
  const kept = last.filter(({isKept}) => isKept);
  const isWhole = last.length === before.filter(({isKept}) => isKept).length;
  return isWhole && kept.length === 1 ? kept[0] : undefined;
}

/** Settings in words: "rate 0.001, batch 64, dropout 25%, width × 1". */
export function settingsInWords({
  learningRate,
  batchSize,
  dropout,
  width
}: Pick<Trial, "learningRate" | "batchSize" | "dropout" | "width">): string {
  return `rate ${Number(learningRate.toPrecision(4))}, batch ${batchSize}, dropout ${percent(dropout, 0)}, width × ${Number(width.toPrecision(4))}`;
}

import {percent} from "./format.js";
import type {Row} from "./schemas/tableSchemas.js";
import type {Tables} from "./tables.js";

type Trial = Row<"trials">;

/** Epochs of each rung of successive halving, rising; none where no trial is recorded. */
export function rungEpochs({trials}: Pick<Tables, "trials">): number[] {
  return [...new Set(trials.map(({epochCount}) => epochCount))].sort((a, b) => a - b);
}

/** The trial that the search leaves, on its last rung; undefined as long as a trial of that rung is missing. */
export function chosenTrial(tables: Pick<Tables, "trials">): Trial | undefined {
  const [before, last] = rungEpochs(tables)
    .slice(-2)
    .map((epochs) => tables.trials.filter(({epochCount}) => epochCount === epochs));
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

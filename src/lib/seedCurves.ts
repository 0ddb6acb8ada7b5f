import {group, max, mean, min} from "d3";
import type {Row} from "./schemas/tableSchemas.js";
import type {Tables} from "./tables.js";

type EpochRow = Row<"recorded-epochs">;

/** One run's epoch on a split. */
export type SeedEpoch = Omit<EpochRow, "run"> & {readonly seed: number};

/** A measure over the seeds after one epoch; equal ends where there is one seed. */
export interface EpochBand {
  readonly epoch: number;
  readonly seedCount: number;
  readonly mean: number;
  readonly least: number;
  readonly most: number;
}

/** All recorded epochs of a variant on a split, by seed and then by epoch; none where no run is recorded. */
export function seedEpochs(
  {runs, recordedEpochs: epochs}: Pick<Tables, "runs" | "recordedEpochs">,
  variant: string,
  split: EpochRow["split"]
): SeedEpoch[] {
  const seedByRun = new Map(runs.filter((row) => row.variant === variant).map(({run, seed}) => [run, seed]));
  return epochs
    .flatMap(({run, ...epoch}) => {
      const seed = seedByRun.get(run);
      return seed === undefined || epoch.split !== split ? [] : [{...epoch, seed}];
    })
    .sort((a, b) => a.seed - b.seed || a.epoch - b.epoch);
}

/** Mean, least and most over the seeds after each epoch, first to last. */
export function epochBands(epochs: readonly SeedEpoch[], measure: "loss" | "accuracy"): EpochBand[] {
  return [...group(epochs, ({epoch}) => epoch)]
    .map(([epoch, rows]) => {
      const values = rows.map((row) => row[measure]);
      return {epoch, seedCount: rows.length, mean: mean(values)!, least: min(values)!, most: max(values)!};
    })
    .sort((a, b) => a.epoch - b.epoch);
}

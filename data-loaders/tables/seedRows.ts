import {seedSummary} from "../../src/lib/seedSummary.js";
import {seedMeasures, type SeedMeasure} from "../../src/lib/schemas/vocabulary.js";
import type {Row} from "../../src/lib/schemas/tableSchemas.js";

/** A run's value of a measure that is compared over seeds. */
export function seedMeasure(run: Row<"runs">, measure: SeedMeasure): number {
  return measure === "gap" ? run.trainAccuracy - run.validationAccuracy : run[measure];
}

/** The runs of a variant that are not stale, one a seed: this build's, unless it is a quick one, before a recorded one. By rising seed. */
export function runsOfVariant(runs: readonly Row<"runs">[], variant: string): Row<"runs">[] {
  const bySeed = new Map<number, Row<"runs">>();
  for (const run of runs) {
    const counts = !run.isStale && run.profile !== "quick";
    if (run.variant === variant && counts && !bySeed.has(run.seed)) bySeed.set(run.seed, run);
  }
  return [...bySeed.values()].sort((a, b) => a.seed - b.seed);
}

/** Every measure of every variant over its seeds: rows of table `seeds`. */
export function seedRows(runs: readonly Row<"runs">[], variants: readonly Row<"variants">[]): Row<"seeds">[] {
  return variants.flatMap(({variant}) => {
    const own = runsOfVariant(runs, variant);
    return seedMeasures.map((measure) => seedRow(variant, measure, own));
  });
}

function seedRow(variant: string, measure: SeedMeasure, runs: readonly Row<"runs">[]): Row<"seeds"> {
  const {count, mean, standardDeviation, lower, upper} = seedSummary(runs.map((run) => seedMeasure(run, measure)));
  const spread = count < 2 ? {standardDeviation: null, lower: null, upper: null} : {standardDeviation, lower, upper};
  return {variant, measure, seedCount: count, mean, ...spread};
}

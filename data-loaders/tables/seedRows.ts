import {seedMeasure, seedRuns} from "../../src/lib/seedRuns.js";
import {seedSummary} from "../../src/lib/seedSummary.js";
import {seedMeasures, type SeedMeasure} from "../../src/lib/schemas/vocabulary.js";
import type {Row} from "../../src/lib/schemas/tableSchemas.js";

/** Every measure of every variant over its seeds: rows of table `seeds`. */
export function seedRows(runs: readonly Row<"runs">[], variants: readonly Row<"variants">[]): Row<"seeds">[] {
  return variants.flatMap(({variant}) => {
    const own = seedRuns({runs}, variant);
    return seedMeasures.map((measure) => seedRow(variant, measure, own));
  });
}

function seedRow(variant: string, measure: SeedMeasure, runs: readonly Row<"runs">[]): Row<"seeds"> {
  const {count, mean, standardDeviation, lower, upper} = seedSummary(runs.map((run) => seedMeasure(run, measure)));
  const spread = count < 2 ? {standardDeviation: null, lower: null, upper: null} : {standardDeviation, lower, upper};
  return {variant, measure, seedCount: count, mean, ...spread};
}

import {pairedSeedSummary, type PairedSeedSummary} from "./seedSummary.js";
import type {SeedMeasure} from "./schemas/vocabulary.js";
import type {Row} from "./schemas/tableSchemas.js";
import type {Tables} from "./tables.js";

/**
 * The runs of a variant as its protocol says, one a seed, by rising seed: this build's before a recorded one. Stale
 * ones and those of quick builds are left out.
 */
export function seedRuns({runs}: Pick<Tables, "runs">, variant: string): Row<"runs">[] {
  const bySeed = new Map<number, Row<"runs">>();
  for (const run of runs) {
    const counts = run.variant === variant && !run.isStale && run.profile === "core";
    if (counts && !bySeed.has(run.seed)) bySeed.set(run.seed, run);
  }
  return [...bySeed.values()].sort((a, b) => a.seed - b.seed);
}

/** A run's value of a measure that is compared over seeds. */
export function seedMeasure(run: Row<"runs">, measure: SeedMeasure): number {
  return measure === "gap" ? run.trainAccuracy - run.validationAccuracy : run[measure];
}

/**
 * The CNN less the ANN on the seeds that both have.
 * @param valueOf a run's value, or undefined where it has none: its seed is then left out
 * @param variants of the two, where it is not they themselves that are compared
 */
export function modelDifference(
  tables: Pick<Tables, "runs">,
  valueOf: (run: Row<"runs">) => number | undefined,
  variants: readonly [ann: string, cnn: string] = ["ann", "cnn"]
): PairedSeedSummary {
  const [ann, cnn] = variants.map((variant) => valuesBySeed(tables, variant, valueOf));
  const seeds = [...ann!.keys()].filter((seed) => cnn!.has(seed));
  return pairedSeedSummary(
    seeds.map((seed) => ann!.get(seed)!),
    seeds.map((seed) => cnn!.get(seed)!)
  );
}

function valuesBySeed(
  tables: Pick<Tables, "runs">,
  variant: string,
  valueOf: (run: Row<"runs">) => number | undefined
): Map<number, number> {
  const values = seedRuns(tables, variant).map((run) => [run.seed, valueOf(run)] as const);
  return new Map(values.filter((entry): entry is readonly [number, number] => entry[1] !== undefined));
}

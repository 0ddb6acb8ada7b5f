import type {SeedMeasure} from "./schemas/vocabulary.js";
import type {Row} from "./schemas/tableSchemas.js";
import type {Tables} from "./tables.js";

/** Largest adjusted p of a change that is called significant. */
export const significanceLevel = 0.05;

/** A variant of which a run is recorded; undefined where there is none. */
export function recordedVariant({variants}: Pick<Tables, "variants">, variant: string): Row<"variants"> | undefined {
  return variants.find((row) => row.variant === variant && row.seedCount > 0);
}

/** A variant's measure over its seeds; undefined where no run of it is known. */
export function seedsOf(
  {seeds}: Pick<Tables, "seeds">,
  variant: string,
  measure: SeedMeasure
): Row<"seeds"> | undefined {
  return seeds.find((row) => row.variant === variant && row.measure === measure && row.seedCount > 0);
}

/** A variant held against its base; undefined where the two have no seed in common. */
export function changeOf(
  {changes}: Pick<Tables, "changes">,
  variant: string,
  measure: SeedMeasure
): Row<"changes"> | undefined {
  return changes.find((row) => row.variant === variant && row.measure === measure);
}

/**
 * Whether a difference is more than chance: over two seeds or more its interval leaves out 0, and its p, adjusted for all
 * variants, is low. What one seed does on these images says nothing of others, and is never called significant.
 */
export function isSignificant({seedCount, lower, upper, adjustedPValue}: Row<"changes">): boolean {
  return seedCount > 1 && (lower > 0 || upper < 0) && adjustedPValue <= significanceLevel;
}

/** How much longer a variant trains than its base, epochs and all, as a ratio; undefined where it was not measured. */
export function trainingTimeRatio(variant: Row<"variants">, base: Row<"variants"> | undefined): number | undefined {
  const {exampleTimeRatio, epochCount} = variant;
  return exampleTimeRatio === null || base === undefined
    ? undefined
    : (exampleTimeRatio * epochCount) / base.epochCount;
}

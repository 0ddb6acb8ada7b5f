import {normalQuantile, type Interval} from "../../src/lib/interval.js";
import {pairedSeedSummary} from "../../src/lib/seedSummary.js";
import type {SeedMeasure} from "../../src/lib/schemas/vocabulary.js";
import type {Row} from "../../src/lib/schemas/tableSchemas.js";
import {seedMeasure, seedRuns} from "../../src/lib/seedRuns.js";
import type {Evidence} from "./judgement.js";
import {validationLosses} from "./recordedLosses.js";

/** By how much a variant differs from another, variant less base, with the 95 % interval. */
export interface Difference extends Interval {
  readonly difference: number;
  readonly seedCount: number;
  /** What the interval covers: other seeds, or, where there is one, other test images. */
  readonly over: "seeds" | "images";
  /** Whether it is more than chance: the interval leaves out 0, and so does Holm's correction where it was made. */
  readonly isSignificant: boolean;
}

/** Two variants that are compared. */
export interface Compared {
  readonly variant: string;
  readonly base: string;
}

const level = 0.05;

/** A variant's difference from its base as table `changes` has it; undefined where it has not. */
export function changeOf({changes}: Evidence, variant: string, measure: SeedMeasure): Difference | undefined {
  const row = changes.find((change) => change.variant === variant && change.measure === measure);
  if (row === undefined) return undefined;
  const {difference, lower, upper, seedCount, method, adjustedPValue} = row;
  const over = method === "paired t over seeds" ? "seeds" : "images";
  const isSignificant = excludesZero({lower, upper}) && adjustedPValue <= level;
  return {difference, lower, upper, seedCount, over, isSignificant};
}

/** Two variants compared on the seeds that both have, by a measure of runs; undefined for fewer than two seeds. */
export function differenceOfRuns(evidence: Evidence, compared: Compared, measure: SeedMeasure): Difference | undefined {
  return overSeeds(evidence, compared, (run) => seedMeasure(run, measure));
}

/** Likewise by a number that a run's validation losses by epoch give; NaN where they give none. */
export function differenceOfLosses(
  evidence: Evidence,
  compared: Compared,
  take: (losses: readonly number[]) => number
): Difference | undefined {
  return overSeeds(evidence, compared, ({run}) => take(validationLosses(evidence, run)));
}

/**
 * Two runs of one seed compared on the test images by table `pairs`, with the Wald interval of a paired difference.
 * Source: Agresti 2013, "Categorical data analysis", section 11.1.
 */
export function differenceOfPair(
  {pairs, runs}: Evidence,
  {variant, base}: Compared,
  imageCount: number
): Difference | undefined {
  const [own, other] = [seedRuns({runs}, variant)[0]?.run, seedRuns({runs}, base)[0]?.run];
  const pair = pairs.find(
    (row) => [row.run, row.other].includes(own ?? "") && [row.run, row.other].includes(other ?? "")
  );
  if (pair === undefined || own === other) return undefined;
  const {onlyRunCount, onlyOtherCount} = pair;
  const gained = pair.run === own ? onlyRunCount - onlyOtherCount : onlyOtherCount - onlyRunCount;
  const deviation = Math.sqrt(onlyRunCount + onlyOtherCount - gained ** 2 / imageCount);
  const bounds = {
    lower: (gained - normalQuantile * deviation) / imageCount,
    upper: (gained + normalQuantile * deviation) / imageCount
  };
  return {
    ...bounds,
    difference: gained / imageCount,
    seedCount: 1,
    over: "images",
    isSignificant: excludesZero(bounds)
  };
}

/** Paired values' difference, second less first, over seeds; undefined for fewer than two or where one is NaN. */
export function pairedOverSeeds(first: readonly number[], second: readonly number[]): Difference | undefined {
  const {count, mean, lower, upper} = pairedSeedSummary(first, second);
  if (Number.isNaN(lower)) return undefined;
  const isSignificant = excludesZero({lower, upper});
  return {difference: mean, lower, upper, seedCount: count, over: "seeds", isSignificant};
}

function overSeeds(
  {runs}: Evidence,
  {variant, base}: Compared,
  valueOf: (run: Row<"runs">) => number
): Difference | undefined {
  const bases = new Map(seedRuns({runs}, base).map((run) => [run.seed, run]));
  const pairs = seedRuns({runs}, variant).flatMap((run) => {
    const other = bases.get(run.seed);
    return other === undefined ? [] : [[valueOf(other), valueOf(run)] as const];
  });
  const known = pairs.filter((values) => !values.some(Number.isNaN));
  return pairedOverSeeds(
    known.map(([first]) => first),
    known.map(([, second]) => second)
  );
}

function excludesZero({lower, upper}: Interval): boolean {
  return lower > 0 || upper < 0;
}

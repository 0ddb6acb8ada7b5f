import {group} from "d3";
import {holm} from "../../src/lib/holm.js";
import {mcnemarExact} from "../../src/lib/mcnemarExact.js";
import {pairedSeedSummary} from "../../src/lib/seedSummary.js";
import {seedMeasures, type SeedMeasure} from "../../src/lib/schemas/vocabulary.js";
import type {Row} from "../../src/lib/schemas/tableSchemas.js";
import {outcomes} from "../evaluation/outcomes.js";
import {pairedBootstrap} from "../evaluation/pairedBootstrap.js";
import {seedMeasure, seedRuns} from "../../src/lib/seedRuns.js";

type Change = Row<"changes">;

/** 1 where a run is right about a test image, by the run's name; shape [10000]. */
export type CorrectByRun = ReadonlyMap<string, Uint8Array>;

const bootstrapSeed = 1;

/**
 * Every variant held against its base on the seeds that both have: by the paired t test over seeds, or where there is
 * one seed alone, in test accuracy, by the test images. p values are corrected by Holm for the variants of a group that
 * are tested over the same, seeds or images: they answer one question together, such as what the original report's
 * choices do, what its proposals do, what transferred features do. Rows of table `changes`.
 */
export function changeRows(
  runs: readonly Row<"runs">[],
  variants: readonly Row<"variants">[],
  correct: CorrectByRun
): Change[] {
  const families = [...group(variants, (variant) => variant.group).values()];
  return seedMeasures.flatMap((measure) => {
    return families.flatMap((family) => {
      const rows = family.flatMap(({variant, base}) => {
        if (base === "") return [];
        const row = changeRow(runs, {variant, base, measure}, correct);
        return row === undefined ? [] : [row];
      });
      const byMethod = group(rows, ({method}) => method);
      const corrected = new Map([...byMethod.values()].flatMap(adjusted));
      return rows.map((row) => ({...row, adjustedPValue: corrected.get(row)!}));
    });
  });
}

/** Each row's p with Holm's correction for all of them. */
function adjusted(rows: readonly Change[]): [row: Change, adjustedPValue: number][] {
  const corrected = holm(rows.map(({pValue}) => Math.log10(pValue)));
  return rows.map((row, i) => [row, 10 ** corrected[i]!]);
}

function changeRow(
  runs: readonly Row<"runs">[],
  {variant, base, measure}: {variant: string; base: string; measure: SeedMeasure},
  correct: CorrectByRun
): Change | undefined {
  const bases = new Map(seedRuns({runs}, base).map((run) => [run.seed, run]));
  const pairs = seedRuns({runs}, variant).flatMap((run) => {
    const other = bases.get(run.seed);
    return other === undefined ? [] : [{run, other}];
  });
  const place = {variant, base, measure, seedCount: pairs.length};
  if (pairs.length > 1) return {...place, ...overSeeds(pairs, measure)};
  const [first, second] = pairs.flatMap(({run, other}) => [correct.get(other.run), correct.get(run.run)]);
  if (measure !== "testAccuracy" || first === undefined || second === undefined) return undefined;
  return {...place, ...overImages(first, second)};
}

type Measured = Pick<Change, "difference" | "lower" | "upper" | "method" | "pValue" | "adjustedPValue">;

function overSeeds(pairs: readonly {run: Row<"runs">; other: Row<"runs">}[], measure: SeedMeasure): Measured {
  const [second, first] = (["run", "other"] as const).map((side) =>
    pairs.map((pair) => seedMeasure(pair[side], measure))
  );
  const {mean, lower, upper, pValue} = pairedSeedSummary(first!, second!);
  const known = Number.isNaN(pValue) ? 1 : pValue; // NaN where no seed differs
  return {difference: mean, lower, upper, method: "paired t over seeds", pValue: known, adjustedPValue: known};
}

function overImages(first: Uint8Array, second: Uint8Array): Measured {
  const {onlyFirstCount, onlySecondCount} = outcomes(first, second);
  const pValue = 10 ** mcnemarExact(onlyFirstCount, onlySecondCount);
  const interval = pairedBootstrap(first, second, {seed: bootstrapSeed});
  return {...interval, method: "paired bootstrap over images", pValue, adjustedPValue: pValue};
}

import type {Expected} from "./numbersInText.js";
import {normalQuantile, pairedShares} from "./proportions.js";
import {recordedRuns, runsOf, type RecordedRun} from "./recordedFolders.js";
import {tInterval, tTestPValue} from "./studentT.js";

/** By how much a variant differs from another, the variant's less the other's. */
export interface Difference {
  readonly difference: number;
  readonly lower: number;
  readonly upper: number;
  /** How far a bootstrap interval's ends may lie from these, a tenth of the standard error; 0 for any other interval. */
  readonly slack: number;
  readonly seedCount: number;
  readonly over: "seeds" | "images";
  /** Whether the interval leaves out 0, and Holm's correction, where it is made, agrees. */
  readonly isSignificant: boolean;
}

/** What a run is asked; undefined where it has no answer. */
export type Measure = (run: RecordedRun) => number | undefined;

/** The share of its test images that a run is right about. */
export const testAccuracy: Measure = (run) => run.testAccuracy;

/** Training less validation accuracy, both after the last epoch with dropout off. */
export const gap: Measure = ({row}) => row.trainAccuracy - row.validationAccuracy;

/** An end of a difference's interval, in hundredths or as it is. */
export function endOf(found: Difference, end: "lower" | "upper", scale: number): Expected {
  const about = scale * found[end];
  return found.slack === 0 ? about : {about, within: scale * found.slack};
}

/** Two variants' paired t interval over the seeds that both have; undefined for fewer than two. */
export function overSeeds(variant: string, base: string, measure: Measure): Difference | undefined {
  const differences = differencesBySeed(variant, base, measure);
  if (differences.length < 2) return undefined;
  const {mean: difference, lower, upper, count} = tInterval(differences);
  const isSignificant = lower > 0 || upper < 0;
  return {difference, lower, upper, slack: 0, seedCount: count, over: "seeds", isSignificant};
}

/** Two variants' runs of the first seed that both have, compared on all test images; undefined where there is none. */
export function overImages(variant: string, base: string): (Difference & {log10PValue: number}) | undefined {
  const [pair] = pairsBySeed(variant, base);
  if (pair === undefined || pair.own.isRight.length !== 10_000) return undefined;
  const {difference, error, log10PValue} = pairedShares(pair.other.isRight, pair.own.isRight);
  const [lower, upper] = [difference - normalQuantile * error, difference + normalQuantile * error];
  const isSignificant = lower > 0 || upper < 0;
  return {difference, lower, upper, slack: 0, seedCount: 1, over: "images", isSignificant, log10PValue};
}

/**
 * A variant held against its base: over seeds, or, with one seed alone, in test accuracy, over test images, where the
 * report resamples; p corrected by Holm for all variants that answer the same question. Undefined where neither can be.
 */
export function changeOf(variant: string, measure: Measure): Difference | undefined {
  const all = new Set(recordedRuns().map(({row}) => row.variant));
  const family = [...all].filter((name) => questionOf(name) === questionOf(variant));
  const tests = family.flatMap((name) => {
    const test = testOf(name, measure);
    return test === undefined ? [] : [{name, ...test}];
  });
  const corrected = holm(tests.map(({pValue}) => pValue));
  const place = tests.findIndex(({name}) => name === variant);
  const found = tests[place]?.found;
  return found && {...found, isSignificant: found.isSignificant && corrected[place]! <= 0.05};
}

/** A variant's mean over its seeds with the t interval; undefined for fewer than two. */
export function seedMean(variant: string, measure: Measure): ReturnType<typeof tInterval> | undefined {
  const values = runsOf(variant).flatMap((run) => measure(run) ?? []);
  return values.length < 2 ? undefined : tInterval(values);
}

/** A variant's less another's, seed by seed. */
export function differencesBySeed(variant: string, base: string, measure: Measure): number[] {
  return pairsBySeed(variant, base).flatMap(({own, other}) => {
    const [value, baseValue] = [measure(own), measure(other)];
    return value === undefined || baseValue === undefined ? [] : [value - baseValue];
  });
}

/** Runs of two variants with the same seed, by rising seed. */
export function pairsBySeed(variant: string, base: string): {own: RecordedRun; other: RecordedRun}[] {
  return runsOf(variant).flatMap((own) => {
    const other = runsOf(base).find(({row}) => row.seed === own.row.seed);
    return other === undefined ? [] : [{own, other}];
  });
}

function testOf(variant: string, measure: Measure): {found: Difference; pValue: number} | undefined {
  const base = baseOf(variant);
  if (base === undefined) return undefined;
  const found = overSeeds(variant, base, measure);
  if (found !== undefined) return {found, pValue: tTestPValue(differencesBySeed(variant, base, measure))};
  const pair = measure === testAccuracy ? overImages(variant, base) : undefined;
  if (pair === undefined) return undefined;
  const slack = (pair.upper - pair.lower) / (2 * normalQuantile) / 10;
  return {found: {...pair, slack}, pValue: 10 ** pair.log10PValue};
}

/** What docs/protocol.md compares a variant with: the source's model, or the CNN from scratch with as many labels. */
function baseOf(variant: string): string | undefined {
  if (variant.startsWith("cnn-transfer-")) return variant.replace("transfer", "scratch");
  if (/^cnn-(?:fold|trial|scratch|known)-/.test(variant)) return undefined;
  const model = runsOf(variant)[0]!.row.model;
  return variant === model ? undefined : model;
}

/** What docs/protocol.md says that a variant is trained for, as far as differences are tested together. */
function questionOf(variant: string): string {
  if (variant.startsWith("cnn-transfer-")) return "known features";
  if (variant === "cnn-one-pool") return "the source's other reading";
  return /-(?:no-dropout|unstandardised|sgd|momentum)$/.test(variant) ? "the source's choices" : "proposals";
}

/** Holm's step-down: the i-th smallest of m p values times m − i + 1, never less than one before it, at most 1. */
function holm(pValues: readonly number[]): number[] {
  const rising = [...pValues].sort((a, b) => a - b);
  const stepped = rising.map((pValue, i) => pValue * (rising.length - i));
  return pValues.map((pValue) => Math.min(1, Math.max(...stepped.slice(0, rising.lastIndexOf(pValue) + 1))));
}

import {runOf, type Run} from "../training/run.js";
import {rungs, searches, trialName, type SearchName} from "./searches.js";

/** Validation accuracy of a run by its name, or undefined where it is not known yet. Test data plays no part. */
export type ValidationAccuracy = (run: string) => number | undefined;

/** Seed of all trials. */
export const trialSeed = 1;

/** A trial that reached a rung, from 1, and what it reached there. */
export interface RungResult {
  readonly trial: number;
  readonly validationAccuracy: number;
}

/**
 * The better half of a rung, ties by the lower trial.
 * Source: Jamieson and Talwalkar 2016, successive halving.
 */
export function betterHalf(results: readonly RungResult[]): number[] {
  return results
    .toSorted((a, b) => b.validationAccuracy - a.validationAccuracy || a.trial - b.trial)
    .slice(0, Math.ceil(results.length / 2))
    .map(({trial}) => trial);
}

/**
 * The trials of a search that are to be trained as far as results are known: all on the first rung, and on each further one the
 * better half of the rung before. A longer run repeats the shorter one's first epochs bit by bit, so nothing but time is
 * lost by training each from its start.
 */
export function trialRuns(search: SearchName, validationAccuracy: ValidationAccuracy): Run[] {
  const runs: Run[] = [];
  let trials: number[] = searches[search].settings.map((_, i) => i + 1);
  for (const epochCount of rungs) {
    const names = trials.map((trial) => runOf(trialName(search, trial, epochCount), trialSeed));
    runs.push(...names);
    const results = names.map(({name}, i) => ({trial: trials[i]!, validationAccuracy: validationAccuracy(name)}));
    const known = results.filter((result): result is RungResult => result.validationAccuracy !== undefined);
    if (known.length < results.length) break;
    trials = betterHalf(known);
  }
  return runs;
}

/** The trial of a search that successive halving leaves, from 1; undefined until the last rung is known. */
export function bestTrial(search: SearchName, validationAccuracy: ValidationAccuracy): number | undefined {
  const last = trialRuns(search, validationAccuracy).filter(({variant}) =>
    variant.endsWith(`-epochs-${rungs.at(-1)!}`)
  );
  const results = last.map(({name, variant}) => ({
    trial: Number(/trial-(\d+)/.exec(variant)![1]),
    validationAccuracy: validationAccuracy(name)
  }));
  const known = results.filter((result): result is RungResult => result.validationAccuracy !== undefined);
  return known.length === 0 || known.length < results.length ? undefined : betterHalf(known)[0];
}

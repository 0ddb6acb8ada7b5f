import {runOf, type Run} from "../training/run.js";
import {rungs, searches, stoppedTrials, trialName, type SearchName} from "./searches.js";

/** Validation accuracy of a run by its name, or undefined where it is not known yet. Test data plays no part. */
export type ValidationAccuracy = (run: string) => number | undefined;

/** Seed of all trials. */
export const trialSeed = 1;

/** A trial that reached a rung, from 1, and what it reached there. */
export interface RungResult {
  readonly trial: number;
  readonly validationAccuracy: number;
}

/** The run of a trial on a rung; undefined if its training stops, so that there is none. @param trial from 1 */
function trialRun(search: SearchName, trial: number, epochCount: number): Run | undefined {
  const stops = stoppedTrials[search]?.includes(trial) ?? false;
  return stops ? undefined : runOf(trialName(search, trial, epochCount), trialSeed);
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

/** A rung of a search: the trials on it, and what of them is known. */
interface Rung {
  readonly epochCount: number;
  readonly trials: readonly number[];
  readonly results: readonly RungResult[];
}

/**
 * The rungs of a search as far as results are known: all trials on the first, and on each further one the better half of the
 * rung before. One whose training stops is right about nothing.
 */
export function rungsOf(search: SearchName, validationAccuracy: ValidationAccuracy): Rung[] {
  const found: Rung[] = [];
  let trials: readonly number[] = searches[search].settings.map((_, i) => i + 1);
  for (const epochCount of rungs) {
    const results = trials.flatMap((trial) => {
      const run = trialRun(search, trial, epochCount);
      const reached = run === undefined ? 0 : validationAccuracy(run.name);
      return reached === undefined ? [] : [{trial, validationAccuracy: reached}];
    });
    found.push({epochCount, trials, results});
    if (results.length < trials.length) break;
    trials = betterHalf(results);
  }
  return found;
}

/**
 * The runs of a search's rungs. A longer run repeats the shorter one's first epochs bit by bit, so nothing but time is
 * lost by training each from its start.
 */
export function trialRuns(search: SearchName, validationAccuracy: ValidationAccuracy): Run[] {
  return rungsOf(search, validationAccuracy).flatMap(({trials, epochCount}) =>
    trials.flatMap((trial) => trialRun(search, trial, epochCount) ?? [])
  );
}

/** The trial of a search that successive halving leaves, from 1; undefined until the last rung is known. */
export function bestTrial(search: SearchName, validationAccuracy: ValidationAccuracy): number | undefined {
  const {epochCount, trials, results} = rungsOf(search, validationAccuracy).at(-1)!;
  return epochCount === rungs.at(-1) && results.length === trials.length ? betterHalf(results)[0] : undefined;
}

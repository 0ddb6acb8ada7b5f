import {group} from "d3";
import {seedSummary, type SeedSummary} from "../../src/lib/seedSummary.js";

/** A measure of one run after one epoch. */
export interface EpochValue {
  readonly seed: number;
  /** From 1. */
  readonly epoch: number;
  /** Any unit, which the bands share. */
  readonly value: number;
}

/** A measure after one epoch over the seeds that got so far, of which `count` says how many. */
export interface LearningBand extends SeedSummary {
  readonly epoch: number;
}

/**
 * A learning curve over seeds: mean, deviation and 95 % t interval after each epoch. An interval covers the mean at its
 * epoch, not the whole curve at once; deviation and bounds are NaN where there is one seed.
 * @param rows of one measure of one variant, in any order
 * @returns one an epoch that any row has, rising
 * @throws RangeError if a seed has two values for an epoch
 */
export function learningBands(rows: readonly EpochValue[]): LearningBand[] {
  const epochs = [...group(rows, ({epoch}) => epoch)].sort(([a], [b]) => a - b);
  return epochs.map(([epoch, ofEpoch]) => {
    const seeds = new Set(ofEpoch.map(({seed}) => seed));
    if (seeds.size !== ofEpoch.length) {
      throw new RangeError(
        `invalid rows of epoch ${epoch}: expected one a seed, got ${ofEpoch.length} of ${seeds.size} seeds`
      );
    }
    return {epoch, ...seedSummary(ofEpoch.map(({value}) => value))};
  });
}

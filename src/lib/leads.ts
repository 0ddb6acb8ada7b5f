import {modelDifference, seedRuns} from "./seedRuns.js";
import type {PairedSeedSummary} from "./seedSummary.js";
import type {Tables} from "./tables.js";

/** The CNN's test accuracy less the ANN's, on the seeds that both have; `count` is 0 where nothing is recorded. */
export interface Leads {
  readonly asItIs: PairedSeedSummary;
  /** With the pixels of all images in one other order. */
  readonly shuffled: PairedSeedSummary;
  /** Each with the settings that a search of the same ones chose for it. */
  readonly tuned: PairedSeedSummary;
  /** As they are, on the seeds that both tuned networks have. */
  readonly untuned: PairedSeedSummary;
}

/** The CNN's lead with pixels where they lie, with pixels in another order, and with tuned settings. */
export function leads(tables: Pick<Tables, "runs">): Leads {
  const tunedSeeds = seedRuns(tables, "ann-tuned").filter(({seed}) =>
    seedRuns(tables, "cnn-tuned").some((other) => other.seed === seed)
  );
  const amongTuned = (seed: number): boolean => tunedSeeds.some((run) => run.seed === seed);
  return {
    asItIs: modelDifference(tables, ({testAccuracy}) => testAccuracy),
    shuffled: modelDifference(tables, ({testAccuracy}) => testAccuracy, ["ann-permuted", "cnn-permuted"]),
    tuned: modelDifference(tables, ({testAccuracy}) => testAccuracy, ["ann-tuned", "cnn-tuned"]),
    untuned: modelDifference(tables, ({seed, testAccuracy}) => (amongTuned(seed) ? testAccuracy : undefined))
  };
}

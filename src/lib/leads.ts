import {modelDifference} from "./seedRuns.js";
import type {PairedSeedSummary} from "./seedSummary.js";
import type {Tables} from "./tables.js";

/** The CNN's test accuracy less the ANN's, on the seeds that both have; `count` is 0 where nothing is recorded. */
export interface Leads {
  readonly asItIs: PairedSeedSummary;
  /** With the pixels of all images in one other order. */
  readonly shuffled: PairedSeedSummary;
  /** Each with the settings that a search of the same ones chose for it. */
  readonly tuned: PairedSeedSummary;
}

/** The CNN's lead with pixels where they lie, with pixels in another order, and with tuned settings. */
export function leads(tables: Pick<Tables, "runs">): Leads {
  return {
    asItIs: modelDifference(tables, ({testAccuracy}) => testAccuracy),
    shuffled: modelDifference(tables, ({testAccuracy}) => testAccuracy, ["ann-permuted", "cnn-permuted"]),
    tuned: modelDifference(tables, ({testAccuracy}) => testAccuracy, ["ann-tuned", "cnn-tuned"])
  };
}

import {expectedBest} from "./expectedBest.js";
import {optimiserRules, type OptimiserName} from "./optimiserLookup.js";
import {models, type Model, type SearchName} from "./schemas/vocabulary.js";
import type {Tables} from "./tables.js";
import {trialsOf} from "./trialLookup.js";

/** What trying more settings is worth to a model under an optimiser. */
export interface SearchEffort {
  readonly model: Model;
  readonly optimiser: OptimiserName;
  /** Validation accuracy that the best of 1, 2, … settings is expected to reach after one epoch, in [0, 1]. */
  readonly best: readonly number[];
}

/** Of each search whose first rung is recorded as a whole, where all settings are trained for one epoch. */
export function searchEfforts(tables: Pick<Tables, "trials">): SearchEffort[] {
  return models.flatMap((model) =>
    optimiserRules.flatMap(({name: optimiser, ending}) => {
      const search: SearchName = `${model}${ending}`;
      const first = trialsOf(tables, search).filter(({epochCount}) => epochCount === 1);
      const isWhole = first.some(({isKept}) => isKept);
      return isWhole
        ? [{model, optimiser, best: expectedBest(first.map(({validationAccuracy}) => validationAccuracy))}]
        : [];
    })
  );
}

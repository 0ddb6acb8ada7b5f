import type {Row} from "../../src/lib/schemas/tableSchemas.js";
import {rungs, searches, searchNames} from "../experiments/searches.js";
import {betterHalf, rungsOf, type ValidationAccuracy} from "../experiments/successiveHalving.js";

/** Successive halving of each search's settings as far as results are known: rows of table `trials`, rung after rung. */
export function trialRows(validationAccuracy: ValidationAccuracy): Row<"trials">[] {
  return searchNames.flatMap((search) =>
    rungsOf(search, validationAccuracy).flatMap(({epochCount, trials, results}) => {
      const better = results.length === trials.length ? betterHalf(results) : []; // nobody goes on before all are known
      const kept = epochCount === rungs.at(-1) ? better.slice(0, 1) : better;
      return results.map(({trial, validationAccuracy: reached}) => ({
        search,
        trial,
        ...searches[search].settings[trial - 1]!,
        epochCount,
        validationAccuracy: reached,
        isKept: kept.includes(trial)
      }));
    })
  );
}

import type {Row} from "../../src/lib/schemas/tableSchemas.js";
import {rungs, searches, searchNames, trialName, type SearchName} from "../experiments/searches.js";
import {runOf} from "../training/run.js";
import {betterHalf, trialSeed, type RungResult, type ValidationAccuracy} from "../experiments/successiveHalving.js";

/** Successive halving of each search's settings as far as results are known: rows of table `trials`, rung after rung. */
export function trialRows(validationAccuracy: ValidationAccuracy): Row<"trials">[] {
  return searchNames.flatMap((search) =>
    rungs.flatMap((epochCount) => rungRows(search, epochCount, validationAccuracy))
  );
}

function rungRows(search: SearchName, epochCount: number, validationAccuracy: ValidationAccuracy): Row<"trials">[] {
  const {settings} = searches[search];
  const results = settings.map((_, i) => {
    const {name} = runOf(trialName(search, i + 1, epochCount), trialSeed);
    return {trial: i + 1, validationAccuracy: validationAccuracy(name)};
  });
  const known = results.filter((result): result is RungResult => result.validationAccuracy !== undefined);
  const better = known.length === rungSize(settings.length, epochCount) ? betterHalf(known) : []; // nobody goes on before all are known
  const kept = epochCount === rungs.at(-1) ? better.slice(0, 1) : better;
  return known.map(({trial, validationAccuracy: reached}) => ({
    search,
    trial,
    ...settings[trial - 1]!,
    epochCount,
    validationAccuracy: reached,
    isKept: kept.includes(trial)
  }));
}

/** How many settings a rung tries: all in the first, then half as many each time. */
function rungSize(settingCount: number, epochCount: number): number {
  return Math.ceil(settingCount / 2 ** rungs.findIndex((rung) => rung === epochCount));
}

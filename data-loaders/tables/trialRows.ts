import type {Row} from "../../src/lib/schemas/tableSchemas.js";
import {rungs, searches, trialName} from "../experiments/searches.js";
import {runOf} from "../training/run.js";
import {betterHalf, trialSeed, type RungResult, type ValidationAccuracy} from "../experiments/successiveHalving.js";

/** Successive halving of the CNN's settings as far as its results are known: rows of table `trials`, rung after rung. */
export function trialRows(validationAccuracy: ValidationAccuracy): Row<"trials">[] {
  const rows = rungs.map((epochCount) => rungRows(epochCount, validationAccuracy));
  return rows.flat();
}

function rungRows(epochCount: number, validationAccuracy: ValidationAccuracy): Row<"trials">[] {
  const results = searches.cnn.settings.map((_, i) => {
    const {name} = runOf(trialName("cnn", i + 1, epochCount), trialSeed);
    return {trial: i + 1, validationAccuracy: validationAccuracy(name)};
  });
  const known = results.filter((result): result is RungResult => result.validationAccuracy !== undefined);
  const better = known.length === rungSize(epochCount) ? betterHalf(known) : []; // nobody goes on before all are known
  const kept = epochCount === rungs.at(-1) ? better.slice(0, 1) : better;
  return known.map(({trial, validationAccuracy: reached}) => ({
    trial,
    ...searches.cnn.settings[trial - 1]!,
    epochCount,
    validationAccuracy: reached,
    isKept: kept.includes(trial)
  }));
}

/** How many settings a rung tries: all in the first, then half as many each time. */
function rungSize(epochCount: number): number {
  return Math.ceil(searches.cnn.settings.length / 2 ** rungs.findIndex((rung) => rung === epochCount));
}

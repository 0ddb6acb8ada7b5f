import type {Row} from "../../src/lib/schemas/tableSchemas.js";
import {mcnemarExact} from "../../src/lib/mcnemarExact.js";
import {outcomes} from "../evaluation/outcomes.js";
import {pairedBootstrap} from "../evaluation/pairedBootstrap.js";
import type {EvaluatedRun} from "../runs/evaluatedRun.js";

/** Seed of the bootstrap's resamples; any would do, one is kept. */
const bootstrapSeed = 1;

/** Two runs' test results compared image by image: a row of table `comparisons`. */
export function comparisonRow(first: EvaluatedRun, second: EvaluatedRun): Row<"comparisons"> {
  const [correct, otherCorrect] = [first.evaluations.test.correct, second.evaluations.test.correct];
  const {bothCount, onlyFirstCount, onlySecondCount, neitherCount} = outcomes(correct, otherCorrect);
  const {difference, lower, upper} = pairedBootstrap(correct, otherCorrect, {seed: bootstrapSeed});
  return {
    run: first.run.name,
    other: second.run.name,
    bothCount,
    onlyRunCount: onlyFirstCount,
    onlyOtherCount: onlySecondCount,
    neitherCount,
    difference,
    lower,
    upper,
    log10PValue: mcnemarExact(onlyFirstCount, onlySecondCount)
  };
}

import {mcnemarExact} from "../../src/lib/mcnemarExact.js";
import type {Row} from "../../src/lib/schemas/tableSchemas.js";
import {outcomes} from "../evaluation/outcomes.js";
import type {CorrectByRun} from "./changeRows.js";

/** Every two runs compared on the test images: rows of table `pairs`. @param correct of the core models' seeds */
export function pairRows(correct: CorrectByRun): Row<"pairs">[] {
  const runs = [...correct.keys()];
  return runs.flatMap((run, i) => runs.slice(i + 1).map((other) => pairRow(run, other, correct)));
}

function pairRow(run: string, other: string, correct: CorrectByRun): Row<"pairs"> {
  const {onlyFirstCount, onlySecondCount, neitherCount} = outcomes(correct.get(run)!, correct.get(other)!);
  const log10PValue = mcnemarExact(onlyFirstCount, onlySecondCount);
  return {run, other, onlyRunCount: onlyFirstCount, onlyOtherCount: onlySecondCount, neitherCount, log10PValue};
}

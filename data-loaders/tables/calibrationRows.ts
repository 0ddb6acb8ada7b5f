import type {Row} from "../../src/lib/schemas/tableSchemas.js";
import {calibration, type Calibration} from "../evaluation/calibration.js";
import type {RecordedRun} from "../runs/recorded/recordedRuns.js";
import type {EvaluatedRun} from "../runs/evaluatedRun.js";

/** Calibration of this build's runs and of the recorded ones of other names: rows of table `calibration`. */
export function calibrationRows(
  built: readonly EvaluatedRun[],
  recorded: readonly RecordedRun[]
): Row<"calibration">[] {
  const names = new Set(built.map(({run}) => run.name));
  return [
    ...built.flatMap((run) => rowsOf(run.run.name, calibrationOf(run))),
    ...recorded.filter(({row}) => !names.has(row.run)).flatMap(({row, calibration}) => rowsOf(row.run, calibration))
  ];
}

function calibrationOf({logits, evaluations: {validation, test}}: EvaluatedRun): Calibration {
  return calibration(
    {logits: logits.validation, labels: validation.labels},
    {logits: logits.test, labels: test.labels}
  );
}

function rowsOf(run: string, {temperature, asTrained, scaled}: Calibration): Row<"calibration">[] {
  return [
    {run, scaling: "as trained", temperature: 1, ...asTrained},
    {run, scaling: "temperature", temperature, ...scaled}
  ];
}

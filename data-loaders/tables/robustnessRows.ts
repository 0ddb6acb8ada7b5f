import type {Row} from "../../src/lib/schemas/tableSchemas.js";
import type {RecordedRun} from "../runs/recorded/recordedRuns.js";
import {corruptions} from "../dataset/corruptions/corruptions.js";

/** Accuracies of recorded runs on corrupted test images: rows of table `robustness`. */
export function robustnessRows(recorded: readonly RecordedRun[]): Row<"robustness">[] {
  return recorded.flatMap(({row, predictions, robustness = []}) => {
    const {run, model, isStale, testAccuracy} = row;
    if (isStale || robustness.length === 0) return [];
    const count = predictions.length;
    const untouched = corruptions.map(({kind}) => {
      return {run, model, kind, strength: 0, correctCount: Math.round(testAccuracy * count), accuracy: testAccuracy};
    });
    return [...untouched, ...robustness.map((one) => ({run, model, ...one, accuracy: one.correctCount / count}))];
  });
}

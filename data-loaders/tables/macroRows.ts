import type {Row} from "../../src/lib/schemas/tableSchemas.js";
import {confusionMatrix} from "../evaluation/confusionMatrix.js";
import {macroMetrics} from "../evaluation/macroMetrics.js";
import type {EvaluatedRun} from "../runs/evaluatedRun.js";

const bootstrapSeed = 1;

/** A core model's measures averaged over the classes: rows of table `macro-metrics`. */
export function macroRows({model, evaluations}: EvaluatedRun): Row<"macro-metrics">[] {
  const {labels, predictions} = evaluations.test;
  const metrics = macroMetrics(confusionMatrix(labels, predictions, 10), {seed: bootstrapSeed});
  return (["precision", "recall", "f1"] as const).map((measure) => ({
    model,
    measure,
    value: metrics[measure],
    lower: metrics[`${measure}Lower`],
    upper: metrics[`${measure}Upper`]
  }));
}

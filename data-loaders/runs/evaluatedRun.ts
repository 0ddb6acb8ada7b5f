import type {Model, Split} from "../../src/lib/schemas/vocabulary.js";
import {pick} from "../dataset/examples.js";
import {evaluateLogits, type Evaluation} from "../evaluation/evaluateLogits.js";
import type {TrainingAmount} from "../training/protocol.js";
import type {TrainingData} from "../training/trainingTask.js";
import {variant} from "../experiments/variants.js";
import type {StoredRun} from "./storedRun.js";

/** A run with each split's outputs measured. */
export interface EvaluatedRun extends StoredRun {
  readonly model: Model;
  readonly profile: TrainingAmount;
  readonly evaluations: Readonly<Record<Split, Evaluation>>;
}

/** Measures a finished run's outputs on the data that it was trained with. */
export function evaluatedRun(
  run: StoredRun,
  {train, test, split}: Pick<TrainingData, "train" | "test" | "split">,
  profile: TrainingAmount
): EvaluatedRun {
  const {logits} = run;
  return {
    ...run,
    model: variant(run.run.variant).topology.model,
    profile,
    evaluations: {
      train: evaluateLogits(logits.train, pick(train, split.train).labels),
      validation: evaluateLogits(logits.validation, pick(train, split.validation).labels),
      test: evaluateLogits(logits.test, test.labels)
    }
  };
}

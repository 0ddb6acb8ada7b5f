import type {Model} from "../../src/lib/schemas/vocabulary.js";
import type {Row} from "../../src/lib/schemas/tableSchemas.js";
import {evidenceOf} from "../fixtures/report/evidenceOf.js";

/** A row of table `runs` as it was recorded, with what is to differ. */
export function recordedRun(model: Model, seed: number, changes: Partial<Row<"runs">> = {}): Row<"runs"> {
  const row = evidenceOf().runs.find((one) => one.model === model)!;
  return {...row, run: `${model}-s${seed}`, seed, origin: "recorded", ...changes};
}

/** Runs of both models, one a seed, with these test accuracies. */
export function runsOf(accuracies: Readonly<Record<Model, readonly number[]>>): Row<"runs">[] {
  return (["ann", "cnn"] as const).flatMap((model) =>
    accuracies[model].map((testAccuracy, i) => recordedRun(model, i + 1, {testAccuracy}))
  );
}

/** A row of table `seeds`; no interval for one seed. */
export function seedsRow(
  variant: string,
  measure: Row<"seeds">["measure"],
  [lower, mean, upper]: readonly [number | null, number, number | null]
): Row<"seeds"> {
  return {
    variant,
    measure,
    seedCount: lower === null ? 1 : 5,
    mean,
    standardDeviation: lower === null ? null : 0.002,
    lower,
    upper
  };
}

/** Accuracy under a kind of corruption at strengths 0 to 2. */
export function robustnessRows(
  run: string,
  kind: Row<"robustness">["kind"],
  accuracies: readonly number[]
): Row<"robustness">[] {
  const model = run.startsWith("ann") ? "ann" : "cnn";
  return accuracies.map((accuracy, strength) => {
    return {run, model, kind, strength, correctCount: Math.round(10_000 * accuracy), accuracy};
  });
}

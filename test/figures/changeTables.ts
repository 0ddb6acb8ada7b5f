import type {SeedMeasure} from "../../src/lib/schemas/vocabulary.js";
import type {Row} from "../../src/lib/schemas/tableSchemas.js";
import type {Tables} from "../../src/lib/tables.js";

type Used = "variants" | "seeds" | "changes" | "runs" | "recordedEpochs" | "trials";

/** Tables of a report of which nothing is recorded. */
export const nothingRecorded: Pick<Tables, Used> = {
  variants: [],
  seeds: [],
  changes: [],
  runs: [],
  recordedEpochs: [],
  trials: []
};

/** A row of table `variants`, of the CNN unless its name says otherwise. */
export function variantRow(variant: string, changes: Partial<Row<"variants">> = {}): Row<"variants"> {
  const model = variant.startsWith("ann") ? "ann" : "cnn";
  return {
    variant,
    model,
    group: variant === model ? "source" : "proposal",
    change: "",
    base: variant === model ? "" : model,
    parameterCount: 1000,
    forwardFlops: 2000,
    epochCount: 10,
    exampleTimeRatio: null,
    labelsPerClass: null,
    seedCount: 3,
    ...changes
  };
}

/** A row of table `seeds` for test accuracy. */
export function seedsRow(variant: string, mean: number, changes: Partial<Row<"seeds">> = {}): Row<"seeds"> {
  const interval = {standardDeviation: 0.002, lower: mean - 0.005, upper: mean + 0.005};
  return {variant, measure: "testAccuracy", seedCount: 3, mean, ...interval, ...changes};
}

/** A row of table `changes` whose interval reaches half a point to both sides; significant unless p says otherwise. */
export function changeRow(
  variant: string,
  difference: number,
  {measure = "testAccuracy", ...changes}: Partial<Row<"changes">> & {measure?: SeedMeasure} = {}
): Row<"changes"> {
  return {
    variant,
    base: variant.startsWith("ann") ? "ann" : "cnn",
    measure,
    seedCount: 3,
    difference,
    lower: difference - 0.005,
    upper: difference + 0.005,
    method: "paired t over seeds",
    pValue: 0.001,
    adjustedPValue: 0.02,
    ...changes
  };
}

/** Rows of tables `runs` and `recorded-epochs`: validation losses of a variant by seed, from 1, and epoch. */
export function curveTables(
  losses: Readonly<Record<string, readonly (readonly number[])[]>>
): Pick<Tables, "runs" | "recordedEpochs"> {
  const runs = Object.entries(losses).flatMap(([variant, seeds]) => {
    return seeds.map(
      (_, i) =>
        ({
          run: `${variant}-s${i + 1}`,
          variant,
          seed: i + 1,
          parameterCount: 1000,
          learningRate: 0.1,
          profile: "core"
        }) as Row<"runs">
    );
  });
  const epochs = Object.entries(losses).flatMap(([variant, seeds]) =>
    seeds.flatMap((own, i) =>
      own.map((loss, e): Row<"recorded-epochs"> => {
        return {
          run: `${variant}-s${i + 1}`,
          epoch: e + 1,
          split: "validation",
          accuracy: 1 - loss / 5,
          loss,
          seconds: 1
        };
      })
    )
  );
  return {runs, recordedEpochs: epochs};
}

/** A row of table `trials`, of the CNN's search unless another is named. */
export function trialRow(
  trial: number,
  epochCount: number,
  isKept: boolean,
  search: Row<"trials">["search"] = "cnn"
): Row<"trials"> {
  const settings = {learningRate: Math.fround(0.0006), batchSize: 64, dropout: 0.25, width: 1.5};
  return {search, trial, ...settings, epochCount, validationAccuracy: 0.9 + trial / 1000, isKept};
}

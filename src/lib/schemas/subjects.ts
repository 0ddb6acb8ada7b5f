import type {TableName} from "./tableSchemas.js";

/**
 * The report's files by subject: each has a loader, src/data/SUBJECT.tar.ts, and its files lie at data/SUBJECT/.
 * Beside the tables named here, `claims` holds the rules that judge them, `images` the sheets of all test images and of
 * their neighbours, `models` what a reader's browser runs and trains both networks with, and `reproduction` what it trains
 * the report's runs again with: all images and what each epoch left.
 */
export const subjects = {
  dataset: {
    tables: [
      "dataset-files",
      "audit",
      "class-counts",
      "class-pixels",
      "class-intensities",
      "pixel-statistics",
      "samples"
    ],
    pictures: ["samples", "class-means", "class-deviations"]
  },
  training: {
    tables: [
      "runs",
      "epochs",
      "recorded-epochs",
      "variants",
      "training-times",
      "seeds",
      "changes",
      "pairs",
      "comparisons",
      "trials",
      "layers",
      "first-layer",
      "flow",
      "drawn-garment",
      "filters",
      "provenance",
      "browser-runs"
    ],
    pictures: ["ann-first-layer", "cnn-first-layer", "ann-flow", "cnn-flow"]
  },
  evaluation: {
    tables: [
      "predictions",
      "confusion",
      "seed-confusion",
      "class-metrics",
      "macro-metrics",
      "reliability",
      "calibration",
      "curves",
      "curve-areas",
      "robustness",
      "corruptions",
      "out-of-distribution",
      "prediction-sets",
      "risk-coverage",
      "overall-measures",
      "slices",
      "votes",
      "seed-luck",
      "simple-methods",
      "smallest-changes",
      "changed-images",
      "highlights"
    ],
    pictures: ["corruptions", "changed-images", "highlights", "surest-errors"]
  },
  labels: {
    tables: ["label-errors", "label-error-joint", "set-aside", "near-duplicates", "duplicate-bands", "nearest-pairs"],
    pictures: ["label-errors", "nearest-pairs"]
  },
  claims: {tables: ["claims"], pictures: []},
  images: {
    tables: [
      "outcomes",
      "measures",
      "map",
      "principal-components",
      "neighbours",
      "occlusion",
      "test-images",
      "sheets",
      "starters"
    ],
    pictures: ["starters"]
  },
  models: {tables: ["model-files"], pictures: []},
  reproduction: {tables: ["image-pieces", "checkpoints"], pictures: []}
} as const satisfies Record<string, {tables: readonly TableName[]; pictures: readonly string[]}>;

export type Subject = keyof typeof subjects;

/** Names of all subjects. */
export const subjectNames = Object.keys(subjects) as Subject[];

/** The subject that a table belongs to. @throws RangeError for a table that has none */
export function subjectOf(table: TableName): Subject {
  const found = subjectNames.find((subject) => (subjects[subject].tables as readonly string[]).includes(table));
  if (found === undefined)
    throw new RangeError(`missing subject: expected one of ${subjectNames.join(", ")} to hold ${table}`);
  return found;
}

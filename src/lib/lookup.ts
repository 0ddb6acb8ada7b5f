import type {Interval} from "./interval.js";
import type {Model, Split} from "./schemas/vocabulary.js";
import type {Row} from "./schemas/tableSchemas.js";
import type {Tables} from "./tables.js";
import {wilsonInterval} from "./wilsonInterval.js";

/** A model's core run, the one that the build itself trains. @throws Error if the table has none */
export function coreRun({runs}: Pick<Tables, "runs">, model: Model): Row<"runs"> {
  const run = runs.find((row) => row.variant === model && row.origin === "build");
  if (run === undefined) throw new Error(`missing run: expected table runs to hold the build's own ${model}`);
  return run;
}

/** The comparison of the two core runs, ANN first. @throws Error if the table has none */
export function coreComparison(tables: Pick<Tables, "runs" | "comparisons">): Row<"comparisons"> {
  const [run, other] = [coreRun(tables, "ann").run, coreRun(tables, "cnn").run];
  const comparison = tables.comparisons.find((row) => row.run === run && row.other === other);
  if (comparison === undefined)
    throw new Error(`missing comparison: expected table comparisons to hold ${run} and ${other}`);
  return comparison;
}

/** Images in the data set's two files. */
export const fileCounts = {train: 60_000, test: 10_000} as const;

/** Examples in a split of a core run. */
export function splitCount({classCounts: rows}: Pick<Tables, "classCounts">, split: Split): number {
  return rows.reduce((sum, row) => (row.split === split ? sum + row.count : sum), 0);
}

/** Wilson interval of a core run's accuracy on a split. */
export function accuracyInterval(tables: Pick<Tables, "runs" | "classCounts">, model: Model, split: Split): Interval {
  const count = splitCount(tables, split);
  return wilsonInterval(Math.round(coreRun(tables, model)[`${split}Accuracy`] * count), count);
}

/** A core run's class metrics in the order of the labels. */
export function classMetricsOf(tables: Pick<Tables, "runs" | "classMetrics">, model: Model): Row<"class-metrics">[] {
  const {run} = coreRun(tables, model);
  return tables.classMetrics.filter((row) => row.run === run).sort((a, b) => a.label - b.label);
}

/** A core run's confusion matrix on a split as counts, rows true and columns predicted; shape [10, 10]. */
export function confusionOf(
  tables: Pick<Tables, "runs" | "confusion">,
  model: Model,
  split: Split = "test"
): Uint32Array {
  const {run} = coreRun(tables, model);
  const counts = new Uint32Array(100);
  for (const row of tables.confusion) {
    if (row.run === run && row.split === split) counts[10 * row.label + row.prediction] = row.count;
  }
  return counts;
}

/** A core run's epochs on a split, first to last. */
export function epochsOf(
  tables: Pick<Tables, "runs" | "epochs">,
  model: Model,
  split: Row<"epochs">["split"]
): Row<"epochs">[] {
  const {run} = coreRun(tables, model);
  return tables.epochs.filter((row) => row.run === run && row.split === split).sort((a, b) => a.epoch - b.epoch);
}

/** Whether the tables come from a quick build, whose numbers say nothing about the original report. */
export function isQuick({runs}: Pick<Tables, "runs">): boolean {
  return runs.some((row) => row.origin === "build" && row.profile === "quick");
}

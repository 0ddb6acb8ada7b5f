import {variantGroups, type VariantGroup} from "./schemas/vocabulary.js";
import type {Row} from "./schemas/tableSchemas.js";
import type {Tables} from "./tables.js";

type Run = Row<"runs">;

/** How this build's weights of a run stand to those recorded. */
export type Comparison = "equal" | "different" | "trained otherwise" | "not trained here";

/** A recorded run with what it was trained for and what this build made of it. */
export interface RecordedRun {
  readonly run: Run;
  /** Undefined for a variant that there is no more. */
  readonly variant: Row<"variants"> | undefined;
  readonly comparison: Comparison;
}

/** What a run without a variant of today belongs to, last of all. */
export type RunGroup = VariantGroup | "former";

/** Every group of runs, in the order of a list. */
export const runGroups: readonly RunGroup[] = [...variantGroups, "former"];

/** All recorded runs: the groups in their order, in each the variants in theirs, then by seed. */
export function recordedRuns({runs, variants}: Pick<Tables, "runs" | "variants">): RecordedRun[] {
  const byName = new Map(variants.map((variant) => [variant.variant, variant]));
  const built = new Map(runs.filter(({origin}) => origin === "build").map((run) => [run.run, run]));
  const place = ({variant}: RecordedRun): number => runGroups.indexOf(groupOf(variant));
  return runs
    .filter(({origin}) => origin === "recorded")
    .map((run) => ({run, variant: byName.get(run.variant), comparison: compared(run, built.get(run.run))}))
    .sort((a, b) => place(a) - place(b) || order(a.run.variant, b.run.variant) || a.run.seed - b.run.seed);
}

/** What a variant is trained for. */
export function groupOf(variant: Row<"variants"> | undefined): RunGroup {
  return variant?.group ?? "former";
}

function compared(recorded: Run, built: Run | undefined): Comparison {
  if (built === undefined) return "not trained here";
  if (built.profile !== recorded.profile || recorded.isStale) return "trained otherwise";
  return built.weightsSha256 === recorded.weightsSha256 ? "equal" : "different";
}

/** Names in an order that does not depend on the reader's language. */
function order(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

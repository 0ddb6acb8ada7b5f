import type {Row} from "../../src/lib/schemas/tableSchemas.js";
import {baseOf, groupOf, isVariant, variant} from "../experiments/variants.js";

/** A run of a variant, as table `runs` has it. */
type RunRow = Row<"runs">;

/** Training time for each example seen, by variant, µs, measured side by side. */
type TrainingTimes = Readonly<Record<string, number>>;

/**
 * The variants that some runs belong to: rows of table `variants`, in the order of the runs. Stale runs are left out.
 */
export function variantRows(runs: readonly RunRow[], trainingTimes: TrainingTimes = {}): Row<"variants">[] {
  const current = runs.filter(({isStale, variant: name}) => !isStale && isVariant(name));
  const byVariant = new Map<string, RunRow[]>();
  for (const run of current) byVariant.set(run.variant, [...(byVariant.get(run.variant) ?? []), run]);
  return [...byVariant].map(([name, own]) => variantRow(name, own, trainingTimes[name]));
}

function variantRow(name: string, runs: readonly RunRow[], trainingTime: number | undefined): Row<"variants"> {
  const {topology, protocol, change} = variant(name);
  const {parameterCount, forwardFlops} = runs[0]!;
  return {
    variant: name,
    model: topology.model,
    group: groupOf(name),
    change,
    base: baseOf(name) ?? "",
    parameterCount,
    forwardFlops,
    epochCount: protocol.epochCount,
    exampleMicroseconds: trainingTime ?? null,
    labelsPerClass: protocol.few?.labelsPerClass ?? null,
    seedCount: new Set(runs.map(({seed}) => seed)).size
  };
}

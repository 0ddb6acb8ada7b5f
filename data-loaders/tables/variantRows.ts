import {median} from "d3";
import type {Row} from "../../src/lib/schemas/tableSchemas.js";
import {baseOf, groupOf, isVariant, variant} from "../experiments/variants.js";

/** A run of a variant, as table `runs` has it. */
type RunRow = Row<"runs">;

/** Training time for each example seen, by variant, of seed 1 first, µs, measured side by side. */
export type ExampleTimes = Readonly<Record<string, readonly number[]>>;

/**
 * The variants that some runs belong to: rows of table `variants`, in the order of the runs. Stale runs are left out.
 */
export function variantRows(runs: readonly RunRow[], times: ExampleTimes = {}): Row<"variants">[] {
  const current = runs.filter(({isStale, variant: name}) => !isStale && isVariant(name));
  const byVariant = new Map<string, RunRow[]>();
  for (const run of current) byVariant.set(run.variant, [...(byVariant.get(run.variant) ?? []), run]);
  return [...byVariant].map(([name, own]) => variantRow(name, own, times[name] ?? []));
}

function variantRow(name: string, runs: readonly RunRow[], times: readonly number[]): Row<"variants"> {
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
    exampleMicroseconds: median(times) ?? null,
    labelsPerClass: protocol.few?.labelsPerClass ?? null,
    seedCount: new Set(runs.map(({seed}) => seed)).size
  };
}

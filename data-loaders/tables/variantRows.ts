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
  return [...byVariant].map(([name, own]) => variantRow(name, own, timeRatio(times, name)));
}

function variantRow(name: string, runs: readonly RunRow[], exampleTimeRatio: number | null): Row<"variants"> {
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
    exampleTimeRatio,
    labelsPerClass: protocol.few?.labelsPerClass ?? null,
    seedCount: new Set(runs.map(({seed}) => seed)).size
  };
}

/**
 * A variant's training time as a multiple of its base's, or of the ANN's where it has none: the median of the seeds' ratios,
 * as the machine may be faster in one round than in another; null where one of the two was not timed.
 */
export function timeRatio(times: ExampleTimes, name: string): number | null {
  const [own = [], base = []] = [times[name], times[baseOf(name) ?? "ann"]];
  return median(own.slice(0, base.length), (time, i) => time / base[i]!) ?? null;
}

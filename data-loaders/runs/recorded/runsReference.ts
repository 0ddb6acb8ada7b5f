import {group, sum} from "d3";
import {count, fixed, seconds} from "../../../src/lib/format.js";
import {variantsByGroup} from "../../experiments/variants.js";
import type {RecordedRun} from "./recordedRuns.js";

type RunRow = RecordedRun["row"];

const head = [
  "| variant | for | parameters | epochs | seeds | training, seed by seed |",
  "|---|---|---:|---:|---|---|"
];

/**
 * The recorded runs as a Markdown table, a row for each variant, in the order in which the full profile trains them,
 * under a sentence with their number and their training time together.
 */
export function runsReference(runs: readonly RecordedRun[]): string {
  const byVariant = group(
    runs.map(({row}) => row),
    ({variant}) => variant
  );
  const lines = Object.entries(variantsByGroup).flatMap(([purpose, variants]) => {
    return Object.keys(variants).flatMap((variant) => lineOf(purpose, byVariant.get(variant) ?? []));
  });
  return [total(runs), "", ...head, ...lines].join("\n");
}

/** Where the table stands in docs/protocol.md. */
const marks = {from: "<!-- recorded runs: written by npm run docs -->", to: "<!-- end of recorded runs -->"} as const;

/** A Markdown text with the recorded runs between its two marks. @throws RangeError if it lacks one */
export function withRunsReference(text: string, runs: readonly RecordedRun[]): string {
  const [from, to] = [text.indexOf(marks.from), text.indexOf(marks.to)];
  if (from < 0 || to < from) throw new RangeError(`no place for recorded runs: expected ${marks.from} … ${marks.to}`);
  return `${text.slice(0, from)}${marks.from}\n\n${runsReference(runs)}\n\n${text.slice(to)}`;
}

function total(runs: readonly RecordedRun[]): string {
  const hours = sum(runs, ({row}) => row.trainSeconds) / 3600;
  const machines = [...new Set(runs.map(({row}) => row.machine))].join("; ");
  return `${count(runs.length)} runs are recorded; their training steps took ${fixed(hours, 1)} hours together (${machines}).`;
}

function lineOf(purpose: string, rows: readonly RunRow[]): string[] {
  const sorted = rows.toSorted((a, b) => a.seed - b.seed);
  const [first] = sorted;
  if (first === undefined) return [];
  const seeds = sorted.map(({seed}) => seed).join(", ");
  const times = sorted.map(({trainSeconds}) => seconds(trainSeconds)).join(", ");
  return [
    `| \`${first.variant}\` | ${purpose} | ${count(first.parameterCount)} | ${first.epochCount} | ${seeds} | ${times} |`
  ];
}

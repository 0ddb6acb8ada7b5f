import {tags} from "../components/tags.js";
import {notRecorded} from "../components/notRecorded.js";
import {modelName} from "../components/theme.js";
import {count, fixed, percent, seconds} from "../lib/format.js";
import {notRecordedYet} from "../lib/notRecordedYet.js";
import {groupOf, recordedRuns as allRecorded, runGroups, type RecordedRun, type RunGroup} from "../lib/recordedRuns.js";
import type {Tables} from "../lib/tables.js";
import {figure} from "./figure.js";
import type {Numbers} from "./numbers.js";

const {code, div, span, table, tbody, td, th, thead, tr} = tags;

const groupNames: Readonly<Record<RunGroup, string>> = {
  source: "The original report’s networks",
  ablation: "One thing changed",
  proposal: "What the original report proposes",
  control: "What a fair comparison needs",
  best: "The best below 300,000 parameters",
  labels: "Fewer labels",
  variance: "One thing left to chance",
  fold: "A fifth left out",
  transfer: "Features of other classes",
  trial: "Tuning",
  former: "No longer trained"
};

const columns = [
  "Trained",
  "Run",
  "Test accuracy",
  "Test loss, nats",
  "Weights, SHA-256",
  "Training time",
  "Date",
  "This build"
];
/** In the drawing a run's name stands under what was trained, so that the list is no wider than the page. */
const drawnColumns = columns.filter((column) => column !== "Run");
const numericColumns: readonly string[] = ["Test accuracy", "Test loss, nats", "Training time"];

type Data = Pick<Tables, "runs" | "variants">;

/** All recorded runs, and beside those that this build trained itself, whether the weights are the same. */
export function recordedRuns(data: Data): HTMLElement {
  return figure(
    {
      name: "recorded-runs",
      title: title(data),
      caption: "Every recorded run with its accuracy, its hash and whether this build's weights equal it.",
      how: "Equal: this build’s weights are the recorded ones in every bit, so what the pages say of the recorded run holds for it. Different: something that decides the bits (code, a version, the data) has changed since. Stale: its protocol or its code has changed since and today’s has not given its bits; no page uses it. The time is wall time on the day, with the engine of the day and beside whatever else the machine did: two rows’ times are not comparable.",
      numbers: numbers(data),
      tables: ["runs", "variants"]
    },
    draw(data)
  );
}

function title(tables: Data): string {
  const all = allRecorded(tables);
  if (all.length === 0) return `Runs are ${notRecordedYet}`;
  const stale = all.filter(({run}) => run.isStale).length;
  const checked = all.filter(({comparison}) => comparison === "equal" || comparison === "different");
  const equal = checked.filter(({comparison}) => comparison === "equal").length;
  const kept = `${count(all.length)} ${all.length === 1 ? "run" : "runs"} recorded, ${stale === 0 ? "none" : count(stale)} stale`;
  if (checked.length === 0) return kept;
  const verdict = equal === checked.length ? "" : `, ${equal}`;
  return `${kept}; ${checked.length} repeated here${verdict} with the same bits`;
}

function numbers(tables: Data): Numbers {
  const all = allRecorded(tables);
  return {columns, rows: all.map(cells)};
}

function draw(tables: Data): Element {
  const all = allRecorded(tables);
  if (all.length === 0) return notRecorded("Other seeds and changed networks");
  const head = drawnColumns.map((column) => th({scope: "col", class: numericClass(column)}, column));
  const bodies = runGroups.flatMap((group) => {
    const own = all.filter(({variant}) => groupOf(variant) === group);
    return own.length === 0 ? [] : [groupBody(groupNames[group], own)];
  });
  return div(
    {class: "table-frame run-list", tabindex: 0, role: "region", "aria-label": "All recorded runs"},
    table({class: "stacked"}, thead({}, tr({}, ...head)), ...bodies)
  );
}

function groupBody(name: string, runs: readonly RecordedRun[]): HTMLElement {
  const head = tr({class: "run-group"}, th({scope: "rowgroup", colspan: drawnColumns.length}, name));
  return tbody({}, head, ...runs.map((run) => runRow(run)));
}

function runRow(recorded: RecordedRun): HTMLElement {
  const [trained, name, ...texts] = cells(recorded);
  const rest = texts.map((text, i) => {
    const column = drawnColumns[i + 1]!;
    const content = column === "Weights, SHA-256" ? code({}, text) : text;
    const mark = markOf(text);
    return td(
      {class: numericClass(column), "data-label": column},
      mark === undefined ? content : span({class: mark}, content)
    );
  });
  const head = th(
    {scope: "row", class: `name-${recorded.run.model}`},
    trained,
    div({class: "run-quiet"}, code({}, name))
  );
  return tr({}, head, ...rest);
}

/** A run as its row has it, in the order of the columns. */
function cells({run, variant, comparison}: RecordedRun): readonly [string, string, ...string[]] {
  const change = variant === undefined ? run.variant : variant.change;
  return [
    [modelName[run.model], ...(change === "" ? [] : [change]), `seed ${run.seed}`].join(", "),
    run.run,
    percent(run.testAccuracy, 2),
    fixed(run.testLoss, 4),
    run.weightsSha256.slice(0, 12),
    seconds(run.trainSeconds),
    run.startedAt.slice(0, 10),
    run.isStale ? "stale" : comparison
  ];
}

function markOf(text: string): string | undefined {
  if (text === "equal") return "mark-passed";
  if (text === "different" || text === "stale") return "mark-failed";
  return text === "not trained here" ? "run-quiet" : undefined;
}

function numericClass(column: string): string | undefined {
  return numericColumns.includes(column) ? "numeric" : undefined;
}

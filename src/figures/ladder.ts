import * as Plot from "@observablehq/plot";
import {max, min, sum} from "d3";
import {acrossAxis} from "../components/axes.js";
import {ink, modelColour, modelName, muted} from "../components/theme.js";
import {count, fixed, list, millions, percent, signedPoints} from "../lib/format.js";
import {notRecordedYet} from "../lib/notRecordedYet.js";
import {rungsOf, type Rung} from "../lib/rungs.js";
import {capitalised} from "../lib/seedWords.js";
import type {Model} from "../lib/schemas/vocabulary.js";
import type {Row} from "../lib/schemas/tableSchemas.js";
import {isSignificant, recordedVariant, seedsOf} from "../lib/variantLookup.js";
import type {Tables} from "../lib/tables.js";
import {figure, type FigureLinks, type Room} from "./figure.js";
import {adjustedCell, changeCells, percentCell, type Numbers, type NumbersCell} from "./numbers.js";

/** The model with the most changes first. */
const order: readonly Model[] = ["cnn", "ann"];

const none = "—";

/** How far an interval may reach, as a multiple of the largest difference: two seeds alone give very long ones. */
const longestReach = 3;

/** Beside the drawing where there is room: a column's name, its room, px, and what it says of a change. */
const columns: readonly {readonly name: string; readonly room: number; readonly text: (line: Line) => string}[] = [
  {name: "Gain", room: 132, text: ({gain}) => gain},
  {name: "Accuracy", room: 72, text: ({accuracy}) => accuracy},
  {name: "Seeds", room: 88, text: ({seeds}) => seeds}
];

type Data = Pick<Tables, "variants" | "seeds" | "changes">;

/** Every change of the original report's models: what it gains in test accuracy, and what it costs. */
export function ladder(data: Data, options: Room): HTMLElement {
  return figure(
    {
      name: "ladder",
      title: title(data),
      caption: "Test accuracy of each change less that of the baseline with the same seeds, in points, with 95% CI.",
      how: "Filled dot: significant. Hollow dot: not shown, which with few seeds is not the same as no effect; one seed shows nothing of others. Intervals are not corrected: one may leave out 0 and its dot be hollow. An arrow: the interval runs on.",
      method: `Paired t intervals over seeds; with one seed a paired bootstrap over the test images (“over images”), which says nothing of other seeds. Significant: p ≤ 0.05 after Holm’s correction, made apart for ${countedGroups(data)}. Costs and training times stand in the data; each time is the median over five seeds of a variant’s beside its base’s.`,
      numbers: numbers(data),
      tables: ["variants", "seeds", "changes"],
      links: imagesOf(data)
    },
    draw(data, options)
  );
}

function title(tables: Data): string {
  const compared = allRungs(tables).flatMap(({change}) => (change && change.seedCount > 1 ? [change] : []));
  if (compared.length === 0) return "What each change gains is not recorded yet";
  const significant = compared.filter(isSignificant);
  const better = significant.filter(({difference}) => difference > 0).length;
  const worse = significant.length - better;
  const of = compared.length === 1 ? "the one change" : `${compared.length} changes`;
  if (significant.length === 0) return `Over seeds, no significant gain or loss of test accuracy by ${of}`;
  const [raise, lower] = [better === 1 ? "raises" : "raise", worse === 1 ? "lowers" : "lower"];
  return `Shown over seeds: ${better} of ${compared.length} changes ${raise} test accuracy, ${worse} ${lower} it`;
}

/** The ways to what changes change, image by image, in their first seeds: the significant ones, and single seeds apart. */
function imagesOf(tables: Data): FigureLinks | undefined {
  const links = allRungs(tables).flatMap(({idea, model, variant, change}) => {
    if (variant === undefined || change === undefined) return [];
    const isApart = change.seedCount === 1 ? change.lower > 0 || change.upper < 0 : isSignificant(change);
    if (!isApart) return [];
    const href = `./explore.html?a=${model}&b=${variant.variant}-s1&matrix=difference`;
    return [{text: `${idea.label} (${modelName[model]})`, href}];
  });
  return links.length === 0 ? undefined : {lead: "Image by image, seed 1", links};
}

function numbers(tables: Data): Numbers {
  return {
    columns: [
      "Model",
      "Change",
      "Gain, points",
      "95% interval",
      "Adjusted p",
      "Test accuracy",
      "Parameters",
      "Operations per image",
      "Epochs",
      "Training time",
      "Seeds",
      "Interval over"
    ],
    rows: order.flatMap((model) => [baseTwin(tables, model), ...rungsOf(tables, model).map(rungTwin)])
  };
}

function draw(tables: Data, {width}: Room): Element {
  const lines = order.flatMap((model) => [baseLine(tables, model), ...rungsOf(tables, model).map(rungLine)]);
  const isNarrow = width < 840;
  const shown = isNarrow ? columns.slice(0, 1) : columns;
  const domain = gainDomain(lines.flatMap(({change}) => change ?? []));
  return Plot.plot({
    width,
    height: (isNarrow ? 62 : 40) * lines.length + 82,
    marginTop: 32,
    marginBottom: 50,
    marginLeft: isNarrow ? 8 : 190,
    marginRight: sum(shown, ({room}) => room),
    x: {
      ...acrossAxis,
      label: "Gain in test accuracy (points)",
      labelOffset: 42,
      domain,
      grid: true,
      ticks: isNarrow ? 4 : 6,
      tickFormat: (tick: number) => (tick === 0 ? "0" : signedPoints(tick / 100, 0))
    },
    y: {axis: null, domain: lines.map(({key}) => key)},
    marks: [
      Plot.ruleX([0], {stroke: muted}),
      nameMarks(lines, isNarrow),
      gainMarks(lines, domain, isNarrow ? 14 : 0),
      shown.map((column, i) =>
        columnMarks(
          lines,
          column,
          sum(shown.slice(0, i + 1), ({room}) => room)
        )
      )
    ]
  });
}

/** A scale, in points, that holds all differences and as much of their intervals as leaves the differences legible. */
function gainDomain(changes: readonly Row<"changes">[]): [number, number] {
  const limit = Math.max(1, longestReach * 100 * (max(changes, ({difference}) => Math.abs(difference)) ?? 0));
  const least = Math.min(-0.5, 100 * (min(changes, ({lower}) => lower) ?? 0));
  const most = Math.max(0.5, 100 * (max(changes, ({upper}) => upper) ?? 0));
  return [Math.max(-limit, least), Math.min(limit, most)];
}

/** A dot and its interval on the scale; an arrow where the interval runs on. @param dy downwards from the middle, px */
function gainMarks(lines: readonly Line[], domain: readonly [number, number], dy: number): Plot.Markish[] {
  const compared = lines.flatMap(({key, colour, change}) => {
    if (change === undefined) return [];
    const [lower, upper] = [100 * change.lower, 100 * change.upper];
    const [x1, x2] = [Math.max(domain[0], lower), Math.min(domain[1], upper)];
    const fill = isSignificant(change) ? colour : "var(--paper)";
    return [{key, colour, fill, x: 100 * change.difference, x1, x2, goesLeft: lower < x1, goesRight: upper > x2}];
  });
  const arrow = {y: "key", dy, stroke: "colour", strokeWidth: 2, length: 9, anchor: "end"} as const;
  return [
    Plot.ruleY(compared, {y: "key", x1: "x1", x2: "x2", stroke: "colour", strokeWidth: 2, dy}),
    Plot.vector(compared, {...arrow, filter: "goesLeft", x: "x1", rotate: 270}),
    Plot.vector(compared, {...arrow, filter: "goesRight", x: "x2", rotate: 90}),
    Plot.dot(compared, {y: "key", x: "x", stroke: "colour", fill: "fill", strokeWidth: 2, r: 4, dy})
  ];
}

/** What is changed: before its line, or above it on narrow pages. */
function nameMarks(lines: readonly Line[], isNarrow: boolean): Plot.Markish[] {
  const place = isNarrow ? ({dx: -8, dy: 2, lineAnchor: "bottom"} as const) : {dx: -190};
  const words = {
    ...place,
    y: "key",
    text: "name",
    frameAnchor: "left",
    textAnchor: "start",
    lineWidth: 14,
    stroke: "var(--paper)",
    strokeWidth: 5
  } as const;
  return [
    Plot.text(lines, {...words, filter: ({isBase}: Line) => !isBase, fill: ink}),
    Plot.text(lines, {...words, filter: "isBase", fill: "colour", fontWeight: 600})
  ];
}

/** A column of words at the right. @param dx of its right edge from the frame, px */
function columnMarks(lines: readonly Line[], {name, text}: (typeof columns)[number], dx: number): Plot.Markish[] {
  const place = {frameAnchor: "right", textAnchor: "end", dx} as const;
  const isStrong = ({change}: Line): boolean => name === "Gain" && change !== undefined && isSignificant(change);
  return [
    Plot.text([name], {...place, frameAnchor: "top-right", fontWeight: 600, dy: -24}),
    Plot.text(lines, {...place, y: "key", text, filter: (line: Line) => !isStrong(line), fill: ink}),
    Plot.text(lines, {...place, y: "key", text, filter: isStrong, fill: ink, fontWeight: 600})
  ];
}

type Line = ReturnType<typeof rungLine> & {readonly isBase?: boolean};

function baseLine(tables: Data, model: Model): Line {
  const accuracy = seedsOf(tables, model, "testAccuracy");
  return {
    key: model,
    isBase: true,
    name: `${modelName[model]}, baseline`,
    colour: modelColour[model],
    change: undefined,
    gain: "base",
    ...facts(recordedVariant(tables, model), 1, accuracy)
  };
}

function rungLine({idea, model, variant, timeRatio, accuracy, change}: Rung) {
  return {
    key: `${model} ${idea.name}`,
    name: capitalised(idea.change),
    colour: modelColour[model],
    change,
    gain: gainText(variant, change),
    ...facts(variant, timeRatio, accuracy, change)
  };
}

function gainText(variant: Row<"variants"> | undefined, change: Row<"changes"> | undefined): string {
  if (variant === undefined) return notRecordedYet;
  if (change === undefined) return "no seed in common";
  const {difference, lower, upper} = change;
  return `${signedPoints(difference)}\n${signedPoints(lower)} to ${signedPoints(upper)}`;
}

function facts(
  variant: Row<"variants"> | undefined,
  timeRatio: number | undefined,
  accuracy: Row<"seeds"> | undefined,
  change?: Row<"changes">
) {
  const seedCount = String(change?.seedCount ?? accuracy?.seedCount ?? 0);
  return {
    accuracy: accuracy === undefined ? none : percent(accuracy.mean, 2),
    costs: costs(variant, timeRatio),
    seeds: change !== undefined && methodName(change) === "images" ? `${seedCount}\nover images` : seedCount
  };
}

function allRungs(tables: Data): Rung[] {
  return order.flatMap((model) => rungsOf(tables, model));
}

/** The groups within which p values are corrected, with the number of variants that are compared in each. */
function countedGroups({variants, changes}: Data): string {
  const groupOf = new Map(variants.map(({variant, group}) => [variant, group]));
  const compared = changes.filter(({measure}) => measure === "testAccuracy");
  const counts = [
    {group: "source", name: "one pooling instead of two"},
    {group: "ablation", name: "the original report’s choices"},
    {group: "proposal", name: "its proposals"},
    {group: "control", name: "what a fair comparison needs"}
  ].flatMap(({group, name}) =>
    ["seeds", "images"].flatMap((unit) => {
      const own = compared.filter((row) => groupOf.get(row.variant) === group && methodName(row) === unit);
      return own.length === 0 ? [] : [`${name} over ${unit} (${own.length})`];
    })
  );
  return list(counts);
}

function methodName({method}: Row<"changes">): string {
  return method === "paired t over seeds" ? "seeds" : "images";
}

/** Parameters, operations, epochs and relative training time as text. */
function costs(variant: Row<"variants"> | undefined, timeRatio: number | undefined): string[] {
  if (variant === undefined) return [none, none, none, none];
  const {parameterCount, forwardFlops, epochCount} = variant;
  return [count(parameterCount), millions(forwardFlops), String(epochCount), timeText(timeRatio)];
}

function timeText(ratio: number | undefined): string {
  return ratio === undefined ? none : `× ${fixed(ratio, ratio < 9.95 ? 1 : 0)}`;
}

function baseTwin(tables: Data, model: Model): NumbersCell[] {
  const [base, accuracy] = [recordedVariant(tables, model), seedsOf(tables, model, "testAccuracy")];
  const known = accuracy === undefined ? notRecordedYet : percent(accuracy.mean, 2);
  const seedCount = accuracy === undefined ? "0" : String(accuracy.seedCount);
  return [modelName[model], "baseline", none, none, none, known, ...costs(base, 1), seedCount, none];
}

function rungTwin({idea, model, variant, timeRatio, accuracy, change}: Rung): NumbersCell[] {
  const gain = change === undefined ? [none, none, none] : [...changeCells(change), adjustedCell(change)];
  return [
    modelName[model],
    idea.change,
    ...gain,
    accuracy === undefined ? notRecordedYet : percentCell(accuracy.mean, 2),
    ...costs(variant, timeRatio),
    String(change?.seedCount ?? accuracy?.seedCount ?? 0),
    change === undefined ? none : methodName(change)
  ];
}

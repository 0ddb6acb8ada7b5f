import * as Plot from "@observablehq/plot";
import {uprightAxis} from "../components/axes.js";
import {endLabels} from "../components/endLabels.js";
import {notRecorded} from "../components/notRecorded.js";
import {modelColour, muted} from "../components/theme.js";
import {count, percent, percentInterval, points} from "../lib/format.js";
import {notRecordedYet} from "../lib/notRecordedYet.js";
import {countOf} from "../lib/seedWords.js";
import type {Row} from "../lib/schemas/tableSchemas.js";
import {fewLabels, type FewLabels} from "../lib/transferLookup.js";
import {isSignificant} from "../lib/variantLookup.js";
import type {Tables} from "../lib/tables.js";
import {figure, type Room} from "./figure.js";
import {changeCells, percentCell, seedIntervalCell, type NumbersCell} from "./numbers.js";

type Data = Pick<Tables, "variants" | "seeds" | "changes">;

/** Accuracy on new classes against the labels known of them, with features of other classes and without. */
export function transfer(data: Data, options: Room): HTMLElement {
  return figure(
    {
      name: "transfer",
      title: title(data),
      caption: caption(data),
      how: "Transferred: all weights but the last layer's start from a network trained on the other five classes. The scale of labels is logarithmic.",
      method:
        "The new classes are pullover, coat, shirt, sneaker and ankle boot. Each run takes ten epochs of fifty steps, of a hundred with 1,280 labels, so that each label is used. t intervals over seeds; significance by paired t tests with Holm’s correction for all numbers of labels.",
      numbers: {
        columns: [
          "Labels per class",
          "Features",
          "Seeds",
          "Test accuracy",
          "95% t interval",
          "Transferred less scratch, points",
          "95% interval",
          "Significant"
        ],
        rows: fewLabels(data).flatMap(twinRows)
      },
      tables: ["variants", "seeds", "changes"]
    },
    draw(data, options)
  );
}

function caption(tables: Data): string {
  const counts = fewLabels(tables).flatMap(({known, scratch}) => [known, scratch].map((row) => row?.seedCount ?? 0));
  const seeds = new Set(counts).size === 1 ? countOf(counts[0]!, "seed") : "seeds";
  const over = seeds === "one seed" ? seeds : `means over ${seeds}, 95% CI`;
  return `Accuracy on the 5,000 test images of five new classes, by the labels known of each; ${over}.`;
}

function title(tables: Data): string {
  const compared = fewLabels(tables).filter(({change}) => change !== undefined);
  if (compared.length === 0) return "What transferred features gain with few labels is not recorded yet";
  const significant = compared.map(({change}) => change!).filter(isSignificant);
  const better = significant.filter(({difference}) => difference > 0);
  const worse = significant.length - better.length;
  const of = `${compared.length} label counts`;
  if (significant.length === 0) return `Transferred features gain significantly at none of ${of}`;
  if (better.length === 0) return `Transferred features lose at ${worse} of ${of}`;
  if (worse > 0) return `Transferred features gain at ${better.length} of ${of}, lose at ${worse}`;
  const most = points(Math.max(...better.map(({difference}) => difference)));
  return `Transferred features gain at ${better.length} of ${of}: ${most} at most`;
}

function draw(tables: Data, options: Room): Element {
  const dots = fewLabels(tables).flatMap(dotsOf);
  return dots.length === 0 ? notRecorded("Runs with few labels") : curves(dots, options);
}

interface Dot {
  readonly x: number;
  readonly name: string;
  readonly colour: string;
  readonly symbol: "circle" | "square";
  readonly mean: number;
  readonly lower: number;
  readonly upper: number;
  readonly seedCount: number;
}

function dotsOf({labelsPerClass: x, known, scratch}: FewLabels): Dot[] {
  const dot = (name: string, colour: string, symbol: Dot["symbol"], row: Row<"seeds"> | undefined): Dot[] => {
    if (row === undefined) return [];
    const [mean, lower, upper] = [row.mean, row.lower ?? row.mean, row.upper ?? row.mean].map((value) => 100 * value);
    return [
      {x, name, colour, symbol, mean: mean!, lower: lower!, upper: Math.min(100, upper!), seedCount: row.seedCount}
    ];
  };
  return [
    ...dot("From scratch", muted, "square", scratch),
    ...dot("Transferred features", modelColour.cnn, "circle", known)
  ];
}

function curves(dots: readonly Dot[], {width}: Room): Element {
  const isNarrow = width < 520;
  return Plot.plot({
    width,
    height: Math.min(420, Math.max(300, width * 0.62)),
    marginLeft: 48,
    marginBottom: 44,
    marginRight: isNarrow ? 80 : 132,
    x: {type: "log", insetLeft: 12, axis: null},
    y: uprightAxis("Test accuracy (%)"),
    marks: [...labelAxis(dots), ...marksOf(dots, isNarrow)]
  });
}

/** The axis of labels, with those numbers alone that were tried. */
function labelAxis(dots: readonly Dot[]): Plot.Markish[] {
  const below = {frameAnchor: "bottom", lineAnchor: "middle"} as const;
  const counts = [...new Set(dots.map(({x}) => x))];
  return [
    Plot.text(counts, {...below, x: (labels: number) => labels, text: count, dy: 18}),
    Plot.text(["Labels known of each class"], {...below, dy: 36})
  ];
}

function marksOf(dots: readonly Dot[], isNarrow: boolean): Plot.Markish[] {
  const place = {x: "x", y: "mean"} as const;
  const most = Math.max(...dots.map(({x}) => x));
  const ends = dots.filter(({x}) => x === most);
  const extent = Math.max(...dots.map(({upper}) => upper)) - Math.min(...dots.map(({lower}) => lower));
  const names = {x: "x", text: "name", fill: "colour", dx: 10, lineWidth: isNarrow ? 6 : Infinity} as const;
  return [
    Plot.ruleX(dots, {x: "x", y1: "lower", y2: "upper", stroke: "colour", strokeWidth: 1.5}),
    Plot.line(dots, {...place, z: "name", stroke: "colour", strokeWidth: 2}),
    Plot.dot(dots, {...place, fill: "colour", symbol: "symbol", r: 4.5}),
    endLabels(ends, extent / (isNarrow ? 7 : 14), names),
    Plot.tip(dots, Plot.pointer({...place, title: tipText}))
  ];
}

function tipText({name, x, mean, lower, upper, seedCount}: Dot): string {
  const interval = seedCount < 2 ? "" : ` (${percentInterval({lower: lower / 100, upper: upper / 100})})`;
  return `${name}, ${count(x)} labels a class\n${percent(mean / 100, 2)}${interval}\n${countOf(seedCount, "seed")}`;
}

function twinRows({labelsPerClass, known, scratch, change}: FewLabels): NumbersCell[][] {
  const compared = change === undefined ? ["", "", ""] : [...changeCells(change), isSignificant(change) ? "yes" : "no"];
  const row = (name: string, seeds: Row<"seeds"> | undefined, rest: readonly NumbersCell[]): NumbersCell[] => [
    labelsPerClass,
    name,
    seeds?.seedCount ?? 0,
    seeds === undefined ? notRecordedYet : percentCell(seeds.mean, 2),
    seeds === undefined ? "" : seedIntervalCell(seeds),
    ...rest
  ];
  return [row("transferred", known, compared), row("from scratch", scratch, ["", "", ""])];
}

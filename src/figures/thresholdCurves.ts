import * as Plot from "@observablehq/plot";
import {least} from "d3";
import {notRecorded} from "../components/notRecorded.js";
import {spread} from "../components/spread.js";
import {modelName} from "../components/theme.js";
import {className, classNames, pluralName} from "../lib/classNames.js";
import {fixed, percent} from "../lib/format.js";
import {models, type Model} from "../lib/schemas/vocabulary.js";
import type {Row} from "../lib/schemas/tableSchemas.js";
import type {Tables} from "../lib/tables.js";
import {figure, type Room} from "./figure.js";
import {percentCell, type NumbersCell} from "./numbers.js";

type Kind = Row<"curves">["kind"];
type Area = Row<"curve-areas">;
type Point = Row<"curves">;

const nothing = "No curves are recorded yet";
const namedCount = 3;

/** What is shown of each kind, %, and the corner that a perfect curve goes through. */
const views = {
  "precision-recall": {x: "Recall (%)", y: "Precision (%)", across: [40, 100], up: [40, 100], corner: [100, 100]},
  roc: {x: "False positive rate (%)", y: "True positive rate (%)", across: [0, 20], up: [60, 100], corner: [0, 100]}
} as const;

type Data = Pick<Tables, "curves" | "curveAreas">;

interface Options extends Room {
  readonly model: Model;
  readonly kind: Kind;
}

/** Every class against all others: precision-recall or ROC curves of a model. */
export function thresholdCurves(data: Data, options: Options): HTMLElement {
  return figure(
    {
      name: "threshold-curves",
      title: title(data),
      caption:
        "Each class against the nine others as the threshold moves; all test images, one seed. In the title: average precision.",
      how: caption(),
      numbers: {
        columns: [
          "Class",
          ...models.flatMap((model) => [`${modelName[model]}, ROC area`, `${modelName[model]}, average precision`])
        ],
        rows: classNames.map((name, label) => [name, ...models.flatMap((model) => areaTexts(data, model, label))])
      },
      tables: ["curves", "curve-areas"],
      links: {
        lead: "Test images of a class",
        links: classNames.map((text, label) => ({text, href: `./explore.html?label=${label}`}))
      }
    },
    draw(data, options)
  );
}

function title(tables: Data): string {
  const worst = models.map((model) => hardestFirst(tables, model, "precision-recall")[0]);
  if (worst.includes(undefined)) return nothing;
  const [ann, cnn] = worst.map((area) => ({...area!, text: percent(area!.averagePrecision)}));
  return ann!.label === cnn!.label
    ? `Hardest to single out: ${pluralName(ann!.label)} (ANN ${ann!.text}, CNN ${cnn!.text})`
    : `Hardest to single out: ${pluralName(ann!.label)} ${ann!.text} (ANN), ${pluralName(cnn!.label)} ${cnn!.text} (CNN)`;
}

function caption(): string {
  const {across: recall, up: precision} = views["precision-recall"];
  const {across: rate, up} = views.roc;
  return `The three classes with the smallest area are named; hover for the others. Only a corner is shown: recall and precision from ${recall[0]} and ${precision[0]}% on, false positive rates to ${rate[1]}%, true positive rates from ${up[0]}%. The areas in the data are of whole curves: ROC by the trapezoid rule, precision as average precision.`;
}

function draw(tables: Data, {width, model, kind}: Options): Element {
  const points = pointsOf(tables, model, kind);
  if (points.length === 0) return notRecorded("Curves");
  const {x, y, across, up} = views[kind];
  const side = {grid: true, tickSize: 0, ticks: 5, labelArrow: "none"} as const;
  return Plot.plot({
    width,
    height: Math.min(width, 480),
    marginLeft: 48,
    marginRight: 14,
    marginBottom: 40,
    inset: 2,
    x: {...side, label: x, labelAnchor: "center", domain: [...across]},
    y: {...side, label: y, domain: [...up]},
    color: {domain: classNames, range: classNames.map((_, label) => `var(--class-${label})`)},
    marks: marksOf(points, hardestFirst(tables, model, kind).slice(0, namedCount), kind)
  });
}

/** Classes by the area under their curve, the smallest first. */
function hardestFirst({curveAreas: areas}: Data, model: Model, kind: Kind): Area[] {
  return areas.filter((area) => area.model === model).sort((a, b) => areaOf(a, kind) - areaOf(b, kind));
}

function areaOf({rocArea, averagePrecision}: Area, kind: Kind): number {
  return kind === "roc" ? rocArea : averagePrecision;
}

/** Points of a model's curves of a kind, %. */
function pointsOf({curves: rows}: Data, model: Model, kind: Kind): (Point & {name: string})[] {
  return rows
    .filter((row) => row.model === model && row.kind === kind)
    .map((row) => ({...row, name: className(row.label), x: 100 * row.x, y: 100 * row.y}));
}

type Named = ReturnType<typeof pointsOf>[number];

function marksOf(points: readonly Named[], worst: readonly Area[], kind: Kind): Plot.Markish[] {
  const isWorst = ({label}: {readonly label: number}): boolean => worst.some((area) => area.label === label);
  const labels = labelsOf(points, worst, kind);
  const line = {x: "x", y: "y", stroke: "name", clip: true} as const;
  const text = {x: "left", y: "place", text: "text", fill: "var(--ink)", fontWeight: 600} as const;
  return [
    Plot.line(
      points.filter((point) => !isWorst(point)),
      {...line, strokeWidth: 1.25}
    ),
    Plot.line(points.filter(isWorst), {...line, strokeWidth: 2.5}),
    Plot.link(labels, {x1: "left", y1: "place", x2: "x", y2: "y", stroke: "var(--muted)", strokeWidth: 0.75}),
    Plot.dot(labels, {x: "x", y: "y", fill: "name", r: 4, stroke: "var(--paper)"}),
    Plot.text(labels, {...text, textAnchor: kind === "roc" ? "start" : "end", dx: kind === "roc" ? 5 : -5}),
    Plot.tip(inView(points, kind), Plot.pointer({x: "x", y: "y", title: (point: Named) => tipText(point, kind)}))
  ];
}

function inView(points: readonly Named[], kind: Kind): Named[] {
  const {across, up} = views[kind];
  return points.filter(({x, y}) => x >= across[0] && x <= across[1] && y >= up[0] && y <= up[1]);
}

/** A name for each of these curves in the empty part of the drawing, and the point of the curve that it belongs to. */
function labelsOf(
  points: readonly Named[],
  worst: readonly Area[],
  kind: Kind
): (Named & {place: number; left: number; text: string})[] {
  const {across, up} = views[kind];
  const left = across[0] + 0.45 * (across[1] - across[0]);
  const nearest = worst.flatMap((area) => {
    const own = inView(points, kind).filter(({label}) => label === area.label);
    const text = `${className(area.label)} ${percent(areaOf(area, kind))}`;
    return own.length === 0 ? [] : [{...nearestToCorner(own, kind), left, text}];
  });
  const height = up[1] - up[0];
  return spread(nearest, ({y}) => y - 0.3 * height, 0.075 * height);
}

function nearestToCorner(points: readonly Named[], kind: Kind): Named {
  const {corner, across, up} = views[kind];
  const distance = ({x, y}: Named): number => {
    return Math.hypot((x - corner[0]) / (across[1] - across[0]), (y - corner[1]) / (up[1] - up[0]));
  };
  return least(points, distance)!;
}

function tipText({name, x, y}: Named, kind: Kind): string {
  const unit = "%";
  return kind === "roc"
    ? `${name}\n${fixed(y, 1)}${unit} found at ${fixed(x, 2)}${unit} false alarms`
    : `${name}\nprecision ${fixed(y, 1)}${unit} at recall ${fixed(x, 0)}${unit}`;
}

function areaTexts({curveAreas: areas}: Data, model: Model, label: number): NumbersCell[] {
  const area = areas.find((row) => row.model === model && row.label === label);
  return area === undefined
    ? ["not recorded yet", "not recorded yet"]
    : [area.rocArea, area.averagePrecision].map((value) => percentCell(value, 2));
}

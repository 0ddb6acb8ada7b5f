import * as Plot from "@observablehq/plot";
import {least} from "d3";
import {acrossAxis} from "../components/axes.js";
import {notRecorded} from "../components/notRecorded.js";
import {spread} from "../components/spread.js";
import {modelColour, modelDash, modelName, muted} from "../components/theme.js";
import {classNames, pluralName} from "../lib/classNames.js";
import {fixed} from "../lib/format.js";
import {models, type Model} from "../lib/schemas/vocabulary.js";
import type {Tables} from "../lib/tables.js";
import {figure, type Room} from "./figure.js";
import {percentCell, type NumbersCell} from "./numbers.js";

const nothing = "No curves are recorded yet";

/** What is shown of recall and of precision, %. */
const shown = [40, 100] as const;

type Data = Pick<Tables, "curves" | "curveAreas">;

interface Options extends Room {
  /** The class that is looked for. */
  readonly label: number;
  /** Share of it that is to be found, %, whole. */
  readonly found: number;
}

/** Precision by recall: how many finds are right if so much of a class is to be found, both models. */
export function thresholdCurves(data: Data, options: Options): HTMLElement {
  return figure(
    {
      name: "threshold-curves",
      title: title(data, options),
      caption:
        "Precision by recall as the threshold moves: one class against the nine others; all test images, one seed.",
      how: `The upright line stands at the recall that you choose. The ANN's line is dashed; the thin grey lines are the CNN's other nine classes. Both scales start at ${shown[0]}%.`,
      method:
        "The areas in the data are of whole curves: ROC by the trapezoid rule, precision as average precision. Curves are thinned. The threshold is read off the test images themselves, so one chosen beforehand would do a little worse.",
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

function title(tables: Data, {label, found}: Options): string {
  const chosen = chosenOf(tables, label, found);
  if (chosen.length === 0) return nothing;
  const precision = chosen.map(({name, y}) => `${name} ${fixed(y, 0)}%`);
  return `To find ${found}% of ${pluralName(label)}: precision ${precision.join(", ")}`;
}

/** A point of a model's curve of a class, %. */
interface Point {
  readonly model: Model;
  readonly name: string;
  readonly label: number;
  readonly x: number;
  readonly y: number;
}

function pointsOf({curves}: Data): Point[] {
  return curves
    .filter(({kind}) => kind === "precision-recall")
    .map(({model, label, x, y}) => ({model, name: modelName[model], label, x: 100 * x, y: 100 * y}));
}

/** Where the models stand if so much of a class is to be found: their first points with that recall. */
function chosenOf(tables: Data, label: number, found: number): Point[] {
  return models.flatMap((model) => {
    const own = pointsOf(tables).filter((point) => point.model === model && point.label === label && point.x >= found);
    return least(own, ({x}) => x) ?? [];
  });
}

function draw(tables: Data, {width, label, found}: Options): Element {
  const points = pointsOf(tables);
  if (points.length === 0) return notRecorded("Curves");
  const chosen = chosenOf(tables, label, found);
  const line = {x: "x", y: "y", clip: true} as const;
  const inSight = ({y}: Point): number => Math.max(y, shown[0] + 4); // a curve may end below what is shown
  const words = spread(chosen, inSight, 4).map((point) => ({...point, text: `${point.name} ${fixed(point.y, 0)}%`}));
  return Plot.plot({
    width,
    height: Math.min(0.75 * width, 400),
    marginLeft: 48,
    marginRight: 20,
    marginTop: 26,
    marginBottom: 44,
    x: {...acrossAxis, label: "Recall (%)", domain: [...shown], grid: true, ticks: 5},
    y: {label: "Precision (%)", labelArrow: "none", domain: [...shown], grid: true, ticks: 5, tickSize: 0},
    marks: [
      Plot.line(
        points.filter((point) => point.model === "cnn" && point.label !== label),
        {...line, z: "label", stroke: muted, strokeOpacity: 0.45, strokeWidth: 1}
      ),
      Plot.ruleX([found], {stroke: muted, strokeDasharray: "4 3"}),
      ...models.map((model) =>
        Plot.line(
          points.filter((point) => point.model === model && point.label === label),
          {...line, stroke: modelColour[model], strokeWidth: 2.5, strokeDasharray: modelDash[model]}
        )
      ),
      Plot.dot(chosen, {clip: true, x: found, y: "y", fill: ({model}: Point) => modelColour[model], r: 5}),
      Plot.text(words, {
        x: found,
        y: "place",
        text: "text",
        fill: ({model}: Point) => modelColour[model],
        stroke: "var(--paper)",
        strokeWidth: 4,
        fontWeight: 600,
        textAnchor: "end",
        dx: -10
      })
    ]
  });
}

function areaTexts({curveAreas: areas}: Data, model: Model, label: number): NumbersCell[] {
  const area = areas.find((row) => row.model === model && row.label === label);
  return area === undefined
    ? ["not recorded yet", "not recorded yet"]
    : [area.rocArea, area.averagePrecision].map((value) => percentCell(value, 2));
}

import * as Plot from "@observablehq/plot";
import {modelScale} from "../components/modelLegend.js";
import {modelName} from "../components/theme.js";
import {classNames, pluralName} from "../lib/classNames.js";
import {count, fixed, percent, percentInterval} from "../lib/format.js";
import {models, type Model} from "../lib/schemas/vocabulary.js";
import type {Row} from "../lib/schemas/tableSchemas.js";
import type {Tables} from "../lib/tables.js";
import {figure, type FigureLinks} from "./figure.js";
import {exact, exactInterval, type Numbers} from "./numbers.js";

type Sets = Row<"prediction-sets">;

type Data = Pick<Tables, "predictionSets">;

interface Options {
  /** Room, px. */
  readonly width: number;
  /** Share of the sets that are to hold the label. */
  readonly wanted: number;
}

/** How often sets of classes hold the label, class by class, with one threshold and with one for each class. */
export function predictionSets(data: Data, options: Options): HTMLElement {
  return figure(
    {
      name: "prediction-sets",
      title: title(data, options),
      caption: "Share of each class's test images whose set of likely classes holds the label; one seed, 95% CI.",
      how: "Hollow: one threshold for all classes; filled: one for each class, with its interval. The upright line is the share that was promised.",
      method: caption(data, options),
      numbers: numbers(data),
      tables: ["prediction-sets"],
      links: links()
    },
    draw(data, options)
  );
}

function title(data: Data, {wanted}: Options): string {
  const worst = setsOf(data, "cnn", wanted, "one").reduce((a, b) => (b.coverage < a.coverage ? b : a));
  const fixedBy = setsOf(data, "cnn", wanted, "by class").find(({label}) => label === worst.label)!;
  return `One threshold: ${percent(wanted, 0)} sets hold ${percent(worst.coverage, 0)} of ${pluralName(worst.label!)} (CNN); by class ${percent(fixedBy.coverage, 0)}`;
}

function caption(data: Data, {wanted}: Options): string {
  const sizes = models.map((model) => {
    const [one, byClass] = (["one", "by class"] as const).map((thresholds) => wholeOf(data, model, wanted, thresholds));
    return `${modelName[model]}: ${percent(one!.coverage)} of all images and ${fixed(one!.meanSize, 2)} classes per set with one threshold, ${percent(byClass!.coverage)} and ${fixed(byClass!.meanSize, 2)} with thresholds by class`;
  });
  const rows = setsOf(data, "cnn", wanted, "one");
  return `Split conformal prediction (Sadinle et al. 2019) with thresholds from the validation images; ${count(rows[0]!.count)} test images per class, Wilson intervals. ${sizes.join("; ")}.`;
}

function numbers({predictionSets: rows}: Data): Numbers {
  return {
    columns: [
      "Model",
      "Wanted",
      "Thresholds",
      "Class",
      "Images",
      "Label in the set",
      "95% interval",
      "Classes per set"
    ],
    rows: rows.map((row) => [
      modelName[row.model],
      percent(row.wanted, 0),
      row.thresholds,
      row.label === null ? "all" : classNames[row.label]!,
      row.count,
      exact(row.coverage, percent(row.coverage)),
      exactInterval(row, percentInterval(row)),
      exact(row.meanSize, fixed(row.meanSize, 2))
    ])
  };
}

function links(): FigureLinks {
  return {
    lead: "Test images of a class",
    links: classNames.map((text, label) => ({
      text,
      href: `./explore.html?label=${label}&sort=cnn-confidence&order=asc`
    }))
  };
}

function draw(data: Data, {width, wanted}: Options): Element {
  const points = models.flatMap((model) =>
    (["one", "by class"] as const).flatMap((thresholds) => setsOf(data, model, wanted, thresholds).map(pointOf))
  );
  const order = classNames.toSorted((a, b) => leastOf(points, a) - leastOf(points, b));
  const isNarrow = width < 560;
  const panels = {domain: models.map((model) => modelName[model]), label: null};
  const facet = isNarrow ? ({fy: "model"} as const) : ({fx: "model"} as const);
  const place = {...facet, x: "value", y: "name"} as const;
  return Plot.plot({
    width,
    height: isNarrow ? 640 : 340,
    marginLeft: 82,
    marginRight: isNarrow ? 44 : 26,
    marginBottom: 40,
    x: {
      label: "Sets that hold the label (%)",
      labelAnchor: "center",
      labelArrow: "none",
      grid: true,
      tickSize: 0,
      ticks: isNarrow ? 5 : 4
    },
    y: {domain: order, label: null, tickSize: 0, padding: 0.4},
    fx: {...panels, padding: 0.14},
    fy: panels,
    color: modelScale,
    marks: [
      Plot.ruleX([100 * wanted], {stroke: "var(--ink)", strokeDasharray: "3 3"}),
      Plot.ruleY(points.filter(isByClass), {
        ...facet,
        y: "name",
        x1: "lower",
        x2: "upper",
        stroke: "model",
        strokeWidth: 2
      }),
      Plot.dot(
        points.filter((point) => !isByClass(point)),
        {...place, stroke: "model", r: 4, strokeWidth: 1.5, fill: "var(--paper)"}
      ),
      Plot.dot(points.filter(isByClass), {...place, fill: "model", r: 4, stroke: "var(--paper)", strokeWidth: 0.75}),
      Plot.tip(points, Plot.pointerY({...place, title: tipText}))
    ]
  });
}

/** A class's sets as they are drawn, %. */
interface Point {
  readonly model: string;
  readonly name: string;
  readonly thresholds: Sets["thresholds"];
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
}

function pointOf({model, label, thresholds, coverage, lower, upper}: Sets): Point {
  return {
    model: modelName[model],
    name: classNames[label!]!,
    thresholds,
    value: 100 * coverage,
    lower: 100 * lower,
    upper: 100 * upper
  };
}

function isByClass({thresholds}: Point): boolean {
  return thresholds === "by class";
}

function leastOf(points: readonly Point[], name: string): number {
  return Math.min(...points.filter((point) => point.name === name).map(({value}) => value));
}

function tipText({model, name, thresholds, value, lower, upper}: Point): string {
  const how = thresholds === "one" ? "one threshold" : "thresholds by class";
  return `${name}, ${model}, ${how}\n${fixed(value, 1)}% (${fixed(lower, 1)} to ${fixed(upper, 1)})`;
}

function rowsOf({predictionSets: rows}: Data, model: Model, wanted: number, thresholds: Sets["thresholds"]): Sets[] {
  return rows.filter((row) => {
    return row.model === model && row.thresholds === thresholds && Math.abs(row.wanted - wanted) < 1e-6;
  });
}

/** Of each class, in the classes' order. */
function setsOf(data: Data, model: Model, wanted: number, thresholds: Sets["thresholds"]): Sets[] {
  return rowsOf(data, model, wanted, thresholds).filter(({label}) => label !== null);
}

function wholeOf(data: Data, model: Model, wanted: number, thresholds: Sets["thresholds"]): Sets {
  return rowsOf(data, model, wanted, thresholds).find(({label}) => label === null)!;
}

import * as Plot from "@observablehq/plot";
import {least} from "d3";
import {modelScale} from "../components/modelLegend.js";
import {modelName} from "../components/theme.js";
import {className, classNames, pluralName} from "../lib/classNames.js";
import {percentInterval} from "../lib/format.js";
import {classMetricsOf} from "../lib/lookup.js";
import {models, type Model} from "../lib/schemas/vocabulary.js";
import type {Tables} from "../lib/tables.js";
import {figure, type Room} from "./figure.js";
import {exactInterval, percentCell, type Numbers} from "./numbers.js";

const measures = ["precision", "recall", "f1"] as const;
const measureNames = {precision: "Precision", recall: "Recall", f1: "F1"} as const;

/** How far below the middle of its class's line a model's dot stands, and its name, px. */
const dodges = {ann: {dot: -4, name: -14}, cnn: {dot: 4, name: 15}} as const;

type Data = Pick<Tables, "runs" | "classMetrics">;

/** Precision, recall and F1 of each class, both models side by side with their intervals. */
export function classScores(data: Data, options: Room): HTMLElement {
  return figure(
    {
      name: "class-scores",
      title: title(data),
      caption:
        "Precision, recall and F1 of each class on its 1,000 test images; one seed, not tested. The scale starts at 50%.",
      method: "Bars are 95% confidence intervals: Wilson; for F1, derived from the Jaccard index.",
      numbers: numbers(data),
      tables: ["runs", "class-metrics"],
      links: {
        lead: "Test images of a class",
        links: classNames.map((text, label) => ({text, href: `./explore.html?label=${label}`}))
      }
    },
    draw(data, options)
  );
}

function title(tables: Data): string {
  const [ann, cnn] = models.map((model) => classMetricsOf(tables, model));
  const better = cnn!.filter((row, label) => row.f1 > ann![label]!.f1).length;
  const worst = least(cnn!, ({f1}) => f1)!;
  return `The CNN has the higher F1 in ${better} of 10 classes; its worst are ${pluralName(worst.label)}`;
}

function numbers(tables: Data): Numbers {
  return {
    columns: ["Class", "Model", ...measures.flatMap((measure) => [measureNames[measure], "95% interval"])],
    rows: classNames.flatMap((name, label) =>
      models.map((model) => {
        const row = classMetricsOf(tables, model)[label]!;
        return [
          name,
          modelName[model],
          ...measures.flatMap((measure) => [
            percentCell(row[measure]),
            exactInterval(
              {lower: row[`${measure}Lower`], upper: row[`${measure}Upper`]},
              percentInterval({lower: row[`${measure}Lower`], upper: row[`${measure}Upper`]})
            )
          ])
        ];
      })
    )
  };
}

function draw(tables: Data, {width}: Room): Element {
  const points = allPoints(tables);
  const order = classNames.toSorted((a, b) => f1Of(points, a) - f1Of(points, b));
  const isNarrow = width < 640;
  const panels = {domain: measures.map((measure) => measureNames[measure]), label: null};
  return Plot.plot({
    width,
    height: isNarrow ? 1020 : 380,
    marginLeft: 82,
    marginRight: isNarrow ? 74 : 26,
    x: {
      domain: [50, 100],
      label: null,
      grid: true,
      ticks: [60, 70, 80, 90, 100],
      tickSize: 0,
      tickFormat: (tick: number) => `${tick}${tick === 100 ? " %" : ""}`
    },
    y: {domain: order, label: null, tickSize: 0, padding: 0.4},
    fx: {...panels, padding: 0.1},
    fy: panels,
    color: modelScale,
    marks: marksOf(points, order[0]!, isNarrow ? {fy: "measure"} : {fx: "measure"})
  });
}

type Facet = Pick<Plot.MarkOptions, "fx" | "fy">;

/** @param first the class at the top, whose dots are named */
function marksOf(points: readonly Point[], first: string, facet: Facet): Plot.Markish[] {
  const place = {...facet, y: "name", x: "value"} as const;
  const named = points.filter(({name}) => name === first);
  return [
    ...models.flatMap((model) => intervalMarks(pointsOf(points, model), facet, dodges[model].dot)),
    ...models.map((model) => {
      const words = {text: "model", fill: "model", fontWeight: 600, dy: dodges[model].name} as const;
      return Plot.text(pointsOf(named, model), {...place, ...words});
    }),
    Plot.tip(points, Plot.pointerY({...place, title: tipText}))
  ];
}

function intervalMarks(points: readonly Point[], facet: Facet, dy: number): Plot.Markish[] {
  const place = {...facet, y: "name", dy} as const;
  return [
    Plot.ruleY(points, {...place, x1: "lower", x2: "upper", stroke: "model", strokeWidth: 2}),
    Plot.dot(points, {...place, x: "value", fill: "model", r: 3.5, stroke: "var(--paper)", strokeWidth: 0.75})
  ];
}

function pointsOf(points: readonly Point[], model: Model): Point[] {
  return points.filter((point) => point.model === modelName[model]);
}

type Point = ReturnType<typeof allPoints>[number];

function allPoints(tables: Data) {
  return models.flatMap((model) =>
    classMetricsOf(tables, model).flatMap((row) =>
      measures.map((measure) => ({
        model: modelName[model],
        measure: measureNames[measure],
        name: className(row.label),
        value: 100 * row[measure],
        lower: 100 * row[`${measure}Lower`],
        upper: 100 * row[`${measure}Upper`]
      }))
    )
  );
}

function f1Of(points: readonly Point[], name: string): number {
  return points.find((point) => point.name === name && point.measure === "F1" && point.model === "CNN")!.value;
}

function tipText({model, measure, name, value, lower, upper}: Point): string {
  return `${name}, ${model}\n${measure} ${value.toFixed(1)}% (${lower.toFixed(1)} to ${upper.toFixed(1)})`;
}

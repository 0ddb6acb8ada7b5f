import * as Plot from "@observablehq/plot";
import {panelFacet, panelName, panelPlace, type PanelPlace} from "../components/panelGrid.js";
import {modelColour, modelName} from "../components/theme.js";
import {count, fixed, millions, points, seconds, times} from "../lib/format.js";
import {accuracyInterval, coreRun} from "../lib/lookup.js";
import {models} from "../lib/schemas/vocabulary.js";
import type {Row} from "../lib/schemas/tableSchemas.js";
import type {Tables} from "../lib/tables.js";
import {figure, type Room} from "./figure.js";
import {exact, percentCell} from "./numbers.js";

interface Cost {
  readonly name: string;
  readonly value: (run: Row<"runs">) => number;
  readonly text: (value: number) => string;
}

const costs: readonly Cost[] = [
  {name: "Parameters", value: (run) => run.parameterCount, text: count},
  {name: "Operations per image", value: (run) => run.forwardFlops, text: millions},
  {name: "Training time", value: (run) => run.trainSeconds, text: seconds},
  {name: "Time per test image", value: (run) => run.inferenceMicroseconds, text: (value) => `${fixed(value, 0)} µs`}
];

type Data = Pick<Tables, "runs" | "classCounts">;

/** What the CNN costs beside what it gains. */
export function costBenefit(data: Data, options: Room): HTMLElement {
  return figure(
    {
      name: "cost-benefit",
      title: title(data),
      caption: `Test accuracy (%) with 95% Wilson interval against four costs, each on a logarithmic scale. Operations count a multiplication and an addition as two. Times are of this build: ${coreRun(data, "cnn").machine}; training on all of its cores, test images in small batches, each on one core.`,
      numbers: {
        columns: ["Model", "Test accuracy", ...costs.map(({name}) => name)],
        rows: models.map((model) => {
          const run = coreRun(data, model);
          return [
            modelName[model],
            percentCell(run.testAccuracy, 2),
            ...costs.map(({value, text}) => exact(value(run), text(value(run))))
          ];
        })
      },
      tables: ["runs", "class-counts"]
    },
    draw(data, options)
  );
}

function title(tables: Data): string {
  const [ann, cnn] = models.map((model) => coreRun(tables, model));
  const gain = cnn!.testAccuracy - ann!.testAccuracy;
  const price = `${times(cnn!.forwardFlops / ann!.forwardFlops)} the operations`;
  return gain > 0
    ? `The CNN buys ${points(gain)} of accuracy with ${price}`
    : `The CNN takes ${price} and gains nothing`;
}

function draw(tables: Data, {width}: Room): Element {
  const columnCount = width < 640 ? 1 : width < 900 ? 2 : 4;
  const points = pointsOf(tables, columnCount);
  const largest = Math.max(...points.map(({relative}) => relative));
  return Plot.plot({
    width,
    height: (4 / columnCount) * 200 + 50,
    marginLeft: 44,
    marginRight: 24,
    marginTop: 30,
    marginBottom: 48,
    x: {type: "log", domain: [0.7, largest * 2], axis: null},
    y: {label: null, grid: true, nice: true, ticks: 5, tickSize: 0},
    fx: {axis: null, padding: 0.12},
    fy: {axis: null, padding: 0.3},
    marks: marksOf(points)
  });
}

/** A model in the panel of a cost. */
interface Point extends PanelPlace {
  readonly name: string;
  readonly model: string;
  /** The cost as a multiple of the ANN's. */
  readonly relative: number;
  readonly text: string;
  readonly accuracy: number;
  readonly lower: number;
  readonly upper: number;
  readonly colour: string;
}

function pointsOf(tables: Data, columnCount: number): Point[] {
  return costs.flatMap(({name, value, text}, i) =>
    models.map((model) => {
      const run = coreRun(tables, model);
      const {lower, upper} = accuracyInterval(tables, model, "test");
      return {
        ...panelPlace(i, columnCount),
        name,
        model: modelName[model],
        relative: value(run) / value(coreRun(tables, "ann")),
        text: text(value(run)),
        accuracy: 100 * run.testAccuracy,
        lower: 100 * lower,
        upper: 100 * upper,
        colour: modelColour[model]
      };
    })
  );
}

function marksOf(points: readonly Point[]): Plot.Markish[] {
  const place = {...panelFacet, x: "relative"} as const;
  const words = ({model, text}: Point): string => `${model}\n${text}`;
  return [
    Plot.frame({stroke: "var(--hairline)"}),
    Plot.text(
      points.filter(({model}) => model === modelName.ann),
      {...panelFacet, ...panelName, text: "name", dy: -18}
    ),
    Plot.line(points, {...place, y: "accuracy", z: "name", stroke: "var(--muted)", strokeDasharray: "2 3"}),
    Plot.ruleX(points, {...place, y1: "lower", y2: "upper", stroke: "colour", strokeWidth: 2}),
    Plot.dot(points, {...place, y: "accuracy", fill: "colour", r: 5}),
    Plot.text(points, {...place, y: "lower", text: words, fill: "colour", lineAnchor: "top", dy: 8})
  ];
}

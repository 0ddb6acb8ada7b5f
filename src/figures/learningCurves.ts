import * as Plot from "@observablehq/plot";
import {least, max, min} from "d3";
import {epochAxis} from "../components/axes.js";
import {modelScale} from "../components/modelLegend.js";
import type {CurveMeasure} from "../components/seedBands.js";
import {spread} from "../components/spread.js";
import {modelName} from "../components/theme.js";
import {count, fixed} from "../lib/format.js";
import {coreRun, epochsOf, splitCount} from "../lib/lookup.js";
import {models, type Model} from "../lib/schemas/vocabulary.js";
import type {Row} from "../lib/schemas/tableSchemas.js";
import type {Tables} from "../lib/tables.js";
import {figure, type Room} from "./figure.js";
import {fixedCell, percentCell, type Numbers} from "./numbers.js";

type Data = Pick<Tables, "runs" | "epochs" | "classCounts">;

interface Options extends Room {
  readonly measure: CurveMeasure;
}

/** Accuracy or loss over the epochs, both models, training and validation. */
export function learningCurves(data: Data, options: Options): HTMLElement {
  return figure(
    {
      name: "learning-curves",
      title: title(data),
      caption: `Mean cross-entropy and accuracy by epoch, one seed. Training (dashed): running average over ${count(splitCount(data, "train"))} images with dropout on. Validation (solid): ${count(splitCount(data, "validation"))} images after the epoch, dropout off.`,
      numbers: numbers(data),
      tables: ["runs", "epochs", "class-counts"],
      links: {
        lead: "Where the curves end: test images that the finished model gets wrong",
        links: models.map((model) => ({
          text: `the ${modelName[model]}’s errors`,
          href: `./explore.html?${model}=wrong&matrix=${model}`
        }))
      }
    },
    draw(data, options)
  );
}

function title(tables: Data): string {
  const {epochCount} = coreRun(tables, "cnn");
  const [ann, cnn] = [bestEpoch(tables, "ann"), bestEpoch(tables, "cnn")];
  if (ann === epochCount && cnn === epochCount) return "Both models still improve on new images in the last epoch";
  return `On new images the CNN's loss is lowest in epoch ${cnn} of ${epochCount}, the ANN's in epoch ${ann}`;
}

function numbers(tables: Data): Numbers {
  return {
    columns: ["Model", "Epoch", "Training loss", "Validation loss", "Training accuracy", "Validation accuracy"],
    rows: models.flatMap((model) => {
      const validation = epochsOf(tables, model, "validation");
      return epochsOf(tables, model, "train").map((train, i) => {
        const other = validation[i]!;
        return [
          modelName[model],
          train.epoch,
          fixedCell(train.loss, 4),
          fixedCell(other.loss, 4),
          percentCell(train.accuracy, 2),
          percentCell(other.accuracy, 2)
        ];
      });
    })
  };
}

function draw(tables: Data, {width, measure}: Options): Element {
  const points = pointsOf(tables, measure);
  const last = Math.max(...points.map(({epoch}) => epoch));
  return Plot.plot({
    width,
    height: Math.min(440, Math.max(280, width * 0.5)),
    marginLeft: 48,
    marginRight: 112,
    marginBottom: 40,
    x: epochAxis(last),
    y: {label: measure === "loss" ? "Cross-entropy (nats)" : "Accuracy (%)", grid: true, nice: true, tickSize: 0},
    color: modelScale,
    marks: marksOf(points, measure, last)
  });
}

type Point = ReturnType<typeof pointsOf>[number];

function pointsOf(tables: Data, measure: CurveMeasure) {
  return models.flatMap((model) =>
    (["train", "validation"] as const).flatMap((split) => {
      return epochsOf(tables, model, split).map((row) => {
        return {...row, model: modelName[model], value: shown(row, measure)};
      });
    })
  );
}

function marksOf(points: readonly Point[], measure: CurveMeasure, last: number): Plot.Markish[] {
  const training = points.filter(({split}) => split === "train");
  const validation = points.filter(({split}) => split === "validation");
  const ends = points.filter(({epoch}) => epoch === last);
  const placed = spread(
    ends,
    ({value}) => value,
    (max(points, ({value}) => value)! - min(points, ({value}) => value)!) / 16
  );
  const place = {x: "epoch", y: "value"} as const;
  return [
    Plot.line(validation, {...place, stroke: "model", strokeWidth: 2.25}),
    Plot.line(training, {...place, stroke: "model", strokeWidth: 1.5, strokeDasharray: "4 3"}),
    Plot.dot(validation, {...place, fill: "model", r: 3}),
    Plot.text(placed, {x: "epoch", y: "place", text: endText, fill: "model", textAnchor: "start", dx: 8}),
    Plot.tip(points, Plot.pointer({...place, title: (point: Point) => tipText(point, measure)}))
  ];
}

function endText({model, split}: Point): string {
  return `${model} ${split === "train" ? "training" : "validation"}`;
}

function tipText({model, split, epoch, value}: Point, measure: CurveMeasure): string {
  const text = measure === "loss" ? `${fixed(value, 4)} nats` : `${fixed(value, 2)}%`;
  return `${model}, ${split}, epoch ${epoch}\n${text}`;
}

function shown(row: Row<"epochs">, measure: CurveMeasure): number {
  return measure === "loss" ? row.loss : 100 * row.accuracy;
}

/** Epoch of a model's lowest validation loss. */
function bestEpoch(tables: Data, model: Model): number {
  return least(epochsOf(tables, model, "validation"), ({loss}) => loss)!.epoch;
}

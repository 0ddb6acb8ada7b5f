import * as Plot from "@observablehq/plot";
import {epochAxis} from "../components/axes.js";
import {endLabel} from "../components/endLabels.js";
import {modelScale} from "../components/modelLegend.js";
import {modelName} from "../components/theme.js";
import {count, fixed, points} from "../lib/format.js";
import {coreRun, epochsOf, splitCount} from "../lib/lookup.js";
import {models, type Model} from "../lib/schemas/vocabulary.js";
import type {Tables} from "../lib/tables.js";
import {figure, type Room} from "./figure.js";

type Data = Pick<Tables, "runs" | "epochs" | "classCounts">;

/** By how much training loss undercuts validation loss, epoch by epoch. */
export function generalisationGap(data: Data, options: Room): HTMLElement {
  return figure(
    {
      name: "generalisation-gap",
      title: title(data),
      caption: `Validation loss minus training loss by epoch; above zero the model does better on the ${count(splitCount(data, "train"))} images it learns from. Dropout, on in training only, pushes the early epochs below zero. The title compares accuracies after the last epoch with dropout off.`,
      numbers: {
        columns: ["Epoch", ...models.map((model) => `${modelName[model]} gap, nats`)],
        rows: gaps(data, "ann").map(({epoch}, i) => [
          epoch,
          ...models.map((model) => fixed(gaps(data, model)[i]!.gap, 4))
        ])
      },
      tables: ["runs", "epochs", "class-counts"]
    },
    draw(data, options)
  );
}

function title(tables: Data): string {
  const gap = (model: Model): number =>
    coreRun(tables, model).trainAccuracy - coreRun(tables, model).validationAccuracy;
  return `At the end the CNN is ${points(gap("cnn"))} better on images it was trained on, the ANN ${points(gap("ann"))}`;
}

function draw(tables: Data, {width}: Room): Element {
  const rows = models.flatMap((model) => gaps(tables, model));
  const last = Math.max(...rows.map(({epoch}) => epoch));
  return Plot.plot({
    width,
    height: 300,
    marginLeft: 48,
    marginRight: 52,
    marginBottom: 40,
    x: epochAxis(last),
    y: {label: "Gap in cross-entropy (nats)", grid: true, nice: true, tickSize: 0},
    color: modelScale,
    marks: [
      Plot.ruleY([0], {stroke: "var(--muted)"}),
      Plot.line(rows, {x: "epoch", y: "gap", stroke: "model", strokeWidth: 2.25}),
      Plot.dot(rows, {x: "epoch", y: "gap", fill: "model", r: 3}),
      Plot.text(
        rows.filter(({epoch}) => epoch === last),
        {...endLabel, x: "epoch", y: "gap", text: "model", fill: "model"}
      )
    ]
  });
}

function gaps(tables: Data, model: Model): {epoch: number; model: string; gap: number}[] {
  const validation = epochsOf(tables, model, "validation");
  return epochsOf(tables, model, "train").map(({epoch, loss}, i) => ({
    epoch,
    model: modelName[model],
    gap: validation[i]!.loss - loss
  }));
}

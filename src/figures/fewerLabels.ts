import * as Plot from "@observablehq/plot";
import {uprightAxis} from "../components/axes.js";
import {endLabel} from "../components/endLabels.js";
import {modelScale} from "../components/modelLegend.js";
import {notRecorded} from "../components/notRecorded.js";
import {modelDash, modelName} from "../components/theme.js";
import {count, percent, percentInterval} from "../lib/format.js";
import {enoughForTheCnn, labelScaling, type Scaled} from "../lib/labelScaling.js";
import {notRecordedYet} from "../lib/notRecordedYet.js";
import {countOf} from "../lib/seedWords.js";
import {models} from "../lib/schemas/vocabulary.js";
import type {Tables} from "../lib/tables.js";
import {figure, type Room} from "./figure.js";
import {intervalCell, percentCell} from "./numbers.js";

type Data = Pick<Tables, "variants" | "runs">;

/** Test accuracy of both models by the number of labels that they knew. */
export function fewerLabels(data: Data, options: Room): HTMLElement {
  return figure(
    {
      name: "fewer-labels",
      title: title(data),
      caption: caption(data),
      how: "The scale of labels is logarithmic, that of accuracy does not start at zero. Dashed: the ANN.",
      method:
        "Each class has equally many labels; each larger set contains the smaller ones. Every run sees 48,000 images in each of ten epochs, few labels again and again. t intervals over the seeds that all points have; who reaches whom goes by the means, untested.",
      numbers: {
        columns: ["Model", "Labels", "Seeds", "Test accuracy", "95% t interval"],
        rows: labelScaling(data).map(({model, labelCount, summary}) => [
          modelName[model],
          labelCount,
          summary.count,
          percentCell(summary.mean, 2),
          summary.count < 2 ? "" : intervalCell(summary, 2)
        ])
      },
      tables: ["variants", "runs"]
    },
    draw(data, options)
  );
}

function caption(tables: Data): string {
  const seedCount = labelScaling(tables)[0]?.summary.count ?? 0;
  return `Test accuracy by the number of labelled training images, in equally many steps; ${seedCount === 1 ? "one seed" : `means over ${countOf(seedCount, "seed")}, 95% CI`}.`;
}

function title(tables: Data): string {
  const scaled = labelScaling(tables);
  if (!scaled.some(({model}) => model === "cnn")) return `What fewer labels cost is ${notRecordedYet}`;
  const enough = enoughForTheCnn(scaled);
  if (enough === undefined) return "With no number of labels does the CNN reach the ANN with all";
  return `With ${count(enough.cnn.labelCount)} labels the CNN reaches what the ANN does with ${count(enough.ann.labelCount)}`;
}

function draw(tables: Data, {width}: Room): Element {
  const dots = labelScaling(tables).map(dotOf);
  if (dots.length === 0) return notRecorded("Runs with fewer labels");
  const place = {x: "labels", y: "mean"} as const;
  const counts = [...new Set(dots.map(({labels}) => labels))];
  const below = {frameAnchor: "bottom", lineAnchor: "middle"} as const;
  return Plot.plot({
    width,
    height: Math.min(400, Math.max(280, width * 0.55)),
    marginLeft: 48,
    marginRight: 56,
    marginBottom: 48,
    x: {type: "log", axis: null, insetLeft: 16},
    y: uprightAxis("Test accuracy (%)"),
    color: modelScale,
    marks: [
      Plot.text(counts, {...below, x: (labels: number) => labels, text: count, dy: 18}),
      Plot.text(["Labelled images"], {...below, dy: 38}),
      Plot.ruleX(dots, {x: "labels", y1: "lower", y2: "upper", stroke: "name", strokeWidth: 1.5}),
      ...models.map((model) =>
        Plot.line(
          dots.filter(({name}) => name === modelName[model]),
          {...place, stroke: "name", strokeWidth: 2.25, strokeDasharray: modelDash[model]}
        )
      ),
      Plot.dot(dots, {...place, fill: "name", r: 4}),
      Plot.text(lastOf(dots), {...place, ...endLabel, text: "name", fill: "name"}),
      Plot.tip(dots, Plot.pointer({...place, title: tipText}))
    ]
  });
}

type Dot = ReturnType<typeof dotOf>;

/** A model with so many labels as it is drawn, %. */
function dotOf({model, labelCount, summary: {mean, lower, upper, count: seedCount}}: Scaled) {
  const [from, to] = seedCount < 2 ? [mean, mean] : [lower, upper];
  return {name: modelName[model], labels: labelCount, mean: 100 * mean, lower: 100 * from, upper: 100 * to, seedCount};
}

function lastOf(dots: readonly Dot[]): Dot[] {
  return models.flatMap((model) => dots.findLast(({name}) => name === modelName[model]) ?? []);
}

function tipText({name, labels, mean, lower, upper, seedCount}: Dot): string {
  const interval = seedCount < 2 ? "" : ` (${percentInterval({lower: lower / 100, upper: upper / 100})})`;
  return `${name}, ${count(labels)} labels\n${percent(mean / 100, 2)}${interval}\n${countOf(seedCount, "seed")}`;
}

import * as Plot from "@observablehq/plot";
import {group, least} from "d3";
import {epochAxis} from "../components/axes.js";
import {endLabel} from "../components/endLabels.js";
import {modelScale} from "../components/modelLegend.js";
import {notRecorded} from "../components/notRecorded.js";
import {panelName} from "../components/panelGrid.js";
import {narrowWidth} from "../components/runsAcross.js";
import {modelDash, modelName} from "../components/theme.js";
import {fixed, percent, range} from "../lib/format.js";
import {seedEpochs, type SeedEpoch} from "../lib/seedCurves.js";
import {seedSummary} from "../lib/seedSummary.js";
import {seedsOfBoth} from "../lib/seedWords.js";
import {models, type Model} from "../lib/schemas/vocabulary.js";
import type {Tables} from "../lib/tables.js";
import {figure, type Room} from "./figure.js";
import {exact, exactInterval, fixedCell, type Numbers, type NumbersCell} from "./numbers.js";

type Measure = "loss" | "accuracy";
type CurveSplit = SeedEpoch["split"];

const nothing = "The epochs of no run are recorded yet";
const panels = ["validation", "train"] as const;
const panelNames = {validation: "Validation", train: "Training"} as const;

type Data = Pick<Tables, "runs" | "recordedEpochs">;

interface Options extends Room {
  readonly measure: Measure;
}

/** Accuracy and loss by epoch over the seeds: means with their t intervals. */
export function learningCurves(data: Data, options: Options): HTMLElement {
  return figure(
    {
      name: "learning-curves",
      title: title(data, options),
      caption: caption(data),
      how: `The line is the mean over the seeds, the band its 95% t interval; a single seed has a line alone. The CNN’s line is unbroken, the ANN’s dashed.${options.measure === "loss" ? " The diamond marks the lowest mean validation loss; a rise after it is a sign of overfitting." : ""}`,
      method:
        "Validation is measured after each epoch with dropout off. Training is the running average over the epoch with dropout on, which makes it look worse than the network is.",
      numbers: numbers(data),
      tables: ["runs", "recorded-epochs"]
    },
    draw(data, options)
  );
}

function caption(tables: Data): string {
  const [ann, cnn] = models.map((model) => seedCount(tables, model));
  return `Mean cross-entropy or accuracy by epoch, ${seedsOfBoth(ann!, cnn!)}; no scale starts at zero.`;
}

function numbers(tables: Data): Numbers {
  return {
    columns: [
      "Model",
      "Split",
      "Epoch",
      "Seeds",
      "Accuracy, mean",
      "95% t interval",
      "Loss, mean (nats)",
      "95% t interval"
    ],
    rows: twinRows(tables)
  };
}

function draw(tables: Data, {width, measure}: Options): Element {
  const points = pointsOf(tables, measure);
  if (points.length === 0) return notRecorded("The epochs of both models");
  const isNarrow = width < narrowWidth;
  const last = Math.max(...points.map(({epoch}) => epoch));
  return Plot.plot({
    width,
    height: isNarrow ? 560 : 330,
    marginLeft: 44,
    marginRight: 44,
    marginTop: 28,
    marginBottom: 40,
    x: {...epochAxis(Math.min(last, 10)), domain: [1, last]},
    y: {label: null, grid: true, nice: true, tickSize: 0, ticks: 6},
    fx: {axis: null, padding: 0.09},
    fy: {axis: null, padding: 0.2},
    color: modelScale,
    marks: marksOf(points, measure, isNarrow)
  });
}

function title(tables: Data, {measure}: Options): string {
  return measure === "loss" ? lossTitle(tables) : accuracyTitle(tables);
}

/** Mean validation accuracy after the last epoch. */
function accuracyTitle(tables: Data): string {
  const parts = (["cnn", "ann"] as const).flatMap((model) => {
    const seeds = [...group(seedEpochs(tables, model, "validation"), ({seed}) => seed).values()];
    if (seeds.length === 0) return [];
    return [`${percent(seedSummary(seeds.map((epochs) => epochs.at(-1)!.accuracy)).mean)} for the ${modelName[model]}`];
  });
  return parts.length === 0 ? nothing : `Validation accuracy ends at ${parts.join(", ")}`;
}

/** How many seeds end above their lowest validation loss, model by model. */
function lossTitle(tables: Data): string {
  const parts = (["cnn", "ann"] as const).flatMap((model) => {
    const seeds = [...group(seedEpochs(tables, model, "validation"), ({seed}) => seed).values()];
    const risen = seeds.filter((epochs) => epochs.at(-1)!.loss > Math.min(...epochs.map(({loss}) => loss)));
    return seeds.length === 0 ? [] : [`${risen.length} of ${seeds.length} ${modelName[model]}s`];
  });
  if (parts.length === 0) return nothing;
  return `Validation loss ends above its minimum in ${parts.join(", ")}`;
}

function seedCount(tables: Data, model: Model): number {
  return group(seedEpochs(tables, model, "validation"), ({seed}) => seed).size;
}

type CurvePoint = ReturnType<typeof pointsOf>[number];

/** Percent or nats; equal ends for a single seed. */
function pointsOf(tables: Data, measure: Measure) {
  return models.flatMap((model) =>
    panels.flatMap((split) => {
      return [...group(seedEpochs(tables, model, split), ({epoch}) => epoch)].map(([epoch, rows]) => {
        const {count, mean, lower, upper} = seedSummary(rows.map((row) => shown(row, measure)));
        const ends = count < 2 ? {lower: mean, upper: mean} : {lower, upper};
        return {model: modelName[model], split, epoch, seedCount: count, mean, ...ends};
      });
    })
  );
}

function shown(row: SeedEpoch, measure: Measure): number {
  return measure === "loss" ? row.loss : 100 * row.accuracy;
}

function marksOf(points: readonly CurvePoint[], measure: Measure, isNarrow: boolean): Plot.Markish[] {
  const facet = {[isNarrow ? "fy" : "fx"]: ({split}: {split: CurveSplit}) => panels.indexOf(split)};
  const last = Math.max(...points.map(({epoch}) => epoch));
  const place = {...facet, x: "epoch"} as const;
  const ends = points.filter(({epoch}) => epoch === last);
  const unit = measure === "loss" ? "cross-entropy (nats)" : "accuracy (%)";
  return [
    Plot.text(
      panels.map((split) => ({split})),
      {
        ...facet,
        ...panelName,
        text: ({split}: {split: CurveSplit}) => `${panelNames[split]} ${unit}`,
        dy: -20
      }
    ),
    Plot.areaY(points, {...place, y1: "lower", y2: "upper", fill: "model", fillOpacity: 0.2}),
    ...models.map((model) =>
      Plot.line(
        points.filter((point) => point.model === modelName[model]),
        {...place, y: "mean", stroke: "model", strokeWidth: 2.25, strokeDasharray: modelDash[model]}
      )
    ),
    Plot.dot(lowest(points, measure), {...place, y: "mean", fill: "model", symbol: "diamond", r: 5}),
    Plot.text(ends, {...place, ...endLabel, y: "mean", text: "model", fill: "model", dx: 6}),
    Plot.tip(points, Plot.pointer({...place, y: "mean", title: (point: CurvePoint) => tipText(point, measure)}))
  ];
}

/** Where each model's mean validation loss is lowest; nothing where accuracy is shown. */
function lowest(points: readonly CurvePoint[], measure: Measure): CurvePoint[] {
  if (measure !== "loss") return [];
  return models.flatMap((model) => {
    const own = points.filter((point) => point.model === modelName[model] && point.split === "validation");
    return least(own, ({mean}) => mean) ?? [];
  });
}

function tipText({model, split, epoch, seedCount: seeds, ...values}: CurvePoint, measure: Measure): string {
  const text = (value: number): string => (measure === "loss" ? fixed(value, 3) : fixed(value, 1));
  const unit = measure === "loss" ? " nats" : "%";
  const interval = seeds < 2 ? "one seed" : `${text(values.lower)}–${text(values.upper)}${unit}, ${seeds} seeds`;
  return `${model}, ${panelNames[split].toLowerCase()}, epoch ${epoch}\n${text(values.mean)}${unit} (${interval})`;
}

function twinRows(tables: Data): NumbersCell[][] {
  const losses = pointsOf(tables, "loss");
  return pointsOf(tables, "accuracy").map((accuracy, i) => [
    accuracy.model,
    panelNames[accuracy.split],
    accuracy.epoch,
    accuracy.seedCount,
    exact(accuracy.mean / 100, percent(accuracy.mean / 100, 2)),
    interval(accuracy, 2, 100),
    fixedCell(losses[i]!.mean, 4),
    interval(losses[i]!, 4, 1)
  ]);
}

/** @param whole what the axis shows of 1 */
function interval({seedCount: seeds, lower, upper}: CurvePoint, digits: number, whole: 1 | 100): NumbersCell {
  if (seeds < 2) return "none for one seed";
  const text = `${range(lower, upper, digits)}${whole === 100 ? "%" : ""}`;
  return exactInterval({lower: lower / whole, upper: upper / whole}, text);
}

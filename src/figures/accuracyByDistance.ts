import * as Plot from "@observablehq/plot";
import {acrossAxis} from "../components/axes.js";
import {endLabel} from "../components/endLabels.js";
import {modelScale} from "../components/modelLegend.js";
import {notRecorded} from "../components/notRecorded.js";
import {modelName} from "../components/theme.js";
import {count, fixed, percent, percentInterval} from "../lib/format.js";
import {falls, nearestAndFarthest} from "../lib/nearness.js";
import {notRecordedYet} from "../lib/notRecordedYet.js";
import {models, type Model} from "../lib/schemas/vocabulary.js";
import type {Row} from "../lib/schemas/tableSchemas.js";
import type {Tables} from "../lib/tables.js";
import {figure, type Room} from "./figure.js";
import {intervalCell, percentCell} from "./numbers.js";

type Band = Row<"duplicate-bands">;

type Data = Pick<Tables, "duplicateBands">;

/** Accuracy by the distance from the nearest training image, both models. */
export function accuracyByDistance(data: Data, options: Room): HTMLElement {
  return figure(
    {
      name: "accuracy-by-distance",
      title: title(data),
      caption: caption(data),
      how: `Each bar spans a tenth of the images, the upright lines are 95% confidence intervals.${leastShownWords(data)}`,
      method:
        "Euclidean distance over the 784 pixels, in levels from 0 to 255, to the nearest of the 60,000 training images; Wilson intervals; one seed. Accuracy is said to fall where the intervals of the nearest and the farthest tenth lie apart.",
      numbers: {
        columns: ["Model", "Tenth", "Distance, levels", "Images", "Accuracy", "95% interval"],
        rows: data.duplicateBands.map((band) => [
          modelName[band.model],
          band.band,
          `${fixed(band.from, 0)} to ${fixed(band.to, 0)}`,
          band.count,
          percentCell(band.accuracy),
          intervalCell(band)
        ])
      },
      tables: ["duplicate-bands"]
    },
    draw(data, options)
  );
}

function title(tables: Data): string {
  const known = models.filter((model) => nearestAndFarthest(tables, model) !== undefined);
  if (known.length === 0) return `Accuracy by distance from the training images is ${notRecordedYet}`;
  const share = (model: Model): string => {
    const {nearest, farthest} = nearestAndFarthest(tables, model)!;
    return `${modelName[model]} ${percent(nearest.accuracy)} to ${percent(farthest.accuracy)}`;
  };
  const fallingModels = known.filter((model) => falls(tables, model));
  if (fallingModels.length === 1 && known.length > 1)
    return `Accuracy falls with distance for the ${modelName[fallingModels[0]!]} alone`;
  const falling = fallingModels.length > 0;
  return `${falling ? "Accuracy falls with distance" : "No clear fall with distance"}: ${known.map(share).join(", ")}`;
}

function caption({duplicateBands: rows}: Data): string {
  const imageCount = rows.filter(({model}) => model === "cnn").reduce((sum, band) => sum + band.count, 0);
  return `Accuracy on the ${count(imageCount)} test images, in tenths by distance from the nearest training image.`;
}

function leastShownWords({duplicateBands: rows}: Data): string {
  return rows.length === 0 ? "" : ` The scale of accuracy starts at ${leastShown(rows)}%.`;
}

function draw({duplicateBands: rows}: Data, {width}: Room): Element {
  if (rows.length === 0) return notRecorded("Distances between test and training images");
  const bars = rows.map(barOf);
  return Plot.plot({
    width,
    height: Math.min(width * 0.8, 400),
    marginLeft: 44,
    marginRight: 44,
    marginBottom: 42,
    x: {...acrossAxis, label: "Distance from the nearest training image (levels)", ticks: width < 480 ? 4 : 6},
    y: {
      label: "Accuracy (%)",
      labelArrow: "none",
      domain: [leastShown(rows), 100],
      grid: true,
      ticks: 5,
      tickSize: 0
    },
    color: modelScale,
    marks: [
      ...models.flatMap((model) => modelMarks(bars, model)),
      Plot.tip(bars, Plot.pointer({x: "middle", y: "y", title: "tip"}))
    ]
  });
}

type Bar = ReturnType<typeof barOf>;

function barOf(band: Band) {
  const {from, to, accuracy, lower, upper, count: imageCount} = band;
  const name = modelName[band.model];
  return {
    model: name,
    from,
    to,
    middle: (from + to) / 2,
    y: 100 * accuracy,
    low: 100 * lower,
    high: 100 * upper,
    tip: `${name}, ${fixed(from, 0)} to ${fixed(to, 0)} levels away\n${count(imageCount)} images, ${percent(accuracy)} right (${percentInterval(band)})`
  };
}

function modelMarks(bars: readonly Bar[], model: Band["model"]): Plot.Markish[] {
  const mine = bars.filter((bar) => bar.model === modelName[model]);
  const last = mine.slice(-1);
  return [
    Plot.ruleX(mine, {x: "middle", y1: "low", y2: "high", stroke: "model", dx: model === "ann" ? -2 : 2}),
    Plot.ruleY(mine, {y: "y", x1: "from", x2: "to", stroke: "model", strokeWidth: 3, insetLeft: 1, insetRight: 1}),
    Plot.text(last, {...endLabel, x: "to", y: "y", text: "model", fill: "model", dx: 6})
  ];
}

/** The scale's lower end in percent: the least bound of an interval, down to the next five. */
function leastShown(rows: readonly Band[]): number {
  return Math.min(90, ...rows.map(({lower}) => 5 * Math.floor(20 * lower)));
}

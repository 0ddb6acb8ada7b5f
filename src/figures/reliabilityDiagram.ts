import * as Plot from "@observablehq/plot";
import {sum} from "d3";
import {modelScale} from "../components/modelLegend.js";
import {lineHeight} from "../components/textLines.js";
import {modelColour, modelDash, modelName} from "../components/theme.js";
import {count, fixed, percent} from "../lib/format.js";
import {models, type Model} from "../lib/schemas/vocabulary.js";
import type {Row} from "../lib/schemas/tableSchemas.js";
import type {Tables} from "../lib/tables.js";
import {figure, type FigureLinks, type Room} from "./figure.js";
import {intervalCell, percentCell} from "./numbers.js";

/** Images of a band that is drawn: fewer say too little. */
const leastDrawn = 30;

type Band = Row<"reliability">;

type Data = Pick<Tables, "reliability">;

interface Options extends Room {
  /** What the logits are divided by: one of the table's, in steps of 0.1; 1 is as trained. */
  readonly temperature: number;
}

/** Confidence against accuracy, band by band, both models, at a temperature. */
export function reliabilityDiagram({reliability}: Data, options: Options): HTMLElement {
  const {temperature} = options;
  const data = {reliability: reliability.filter((band) => fixed(band.temperature, 1) === fixed(temperature, 1))};
  return figure(
    {
      name: "reliability-diagram",
      title: title(data, temperature),
      caption: "Accuracy against confidence on the test images, in bands of ten points; one seed, 95% CI.",
      how: "On the diagonal, confidence and accuracy agree; below it the model is too sure. Bands of fewer than 30 images are left out of the drawing and stand in the data.",
      method:
        "Across: mean confidence of a band's images. Upwards: the share classified correctly, with its Wilson interval. A temperature divides the logits before the softmax: above 1 it makes a network less sure, and never changes its answers.",
      numbers: {
        columns: ["Model", "Confidence", "Images", "Mean confidence", "Accuracy", "95% interval"],
        rows: data.reliability.map((band) => [
          modelName[band.model],
          bandName(band),
          band.count,
          percentCell(band.meanConfidence),
          percentCell(band.accuracy),
          intervalCell(band)
        ])
      },
      tables: ["reliability"],
      links: temperature === 1 ? imagesOf(data) : undefined
    },
    draw(data, options)
  );
}

/** Ways to the images of each band; the explorer knows confidence as trained alone. */
function imagesOf(data: Data): FigureLinks {
  return {
    lead: "Test images of a band",
    links: drawnBands(data).map((band) => ({
      text: `${modelName[band.model]} ${bandName(band)}`,
      href: `./explore.html?range=${band.model}-confidence:${edge(band.from)}..${edge(band.to)}&matrix=${band.model}&sort=${band.model}-confidence`
    }))
  };
}

function drawnBands({reliability: rows}: Data): Band[] {
  return rows.filter(({count: images}) => images >= leastDrawn);
}

function title(tables: Data, temperature: number): string {
  const when = temperature === 1 ? "On average" : `At temperature ${fixed(temperature, 1)}`;
  const [ann, cnn] = models.map((model) => overconfidence(tables, model));
  const way = (gap: number): string => (gap > 0 ? "too sure" : "too modest");
  const size = (gap: number): string => fixed(100 * Math.abs(gap), 1);
  if (way(ann!) === way(cnn!)) return `${when} ${way(ann!)}: the ANN by ${size(ann!)} points, the CNN by ${size(cnn!)}`;
  return `${when} the ANN is ${size(ann!)} points ${way(ann!)}, the CNN ${size(cnn!)} ${way(cnn!)}`;
}

function draw(tables: Data, {width}: Room): Element {
  const points = drawnBands(tables).map(pointOf);
  const least = Math.min(...points.map(({x}) => 10 * Math.floor(x / 10)));
  const side = {domain: [least, 100], grid: true, tickSize: 0, ticks: 5, labelArrow: "none"} as const;
  return Plot.plot({
    width,
    height: Math.min(width * 0.8, 460),
    marginLeft: 48,
    marginBottom: 40,
    x: {...side, label: "Confidence (%)", labelAnchor: "center"},
    y: {...side, label: "Accuracy (%)", domain: [0, 100]},
    color: {...modelScale, legend: false},
    marks: marksOf(points, least)
  });
}

type Point = ReturnType<typeof pointOf>;

/** A band as it is drawn, %. */
function pointOf(band: Band) {
  return {
    ...band,
    name: modelName[band.model],
    x: 100 * band.meanConfidence,
    y: 100 * band.accuracy,
    low: 100 * band.lower,
    high: 100 * band.upper
  };
}

/** @param least where the diagonal begins, % */
function marksOf(points: readonly Point[], least: number): Plot.Markish[] {
  const place = {x: "x", y: "y"} as const;
  const diagonal = {x1: least, y1: least, x2: 100, y2: 100} as const;
  return [
    Plot.link([0], {...diagonal, stroke: "var(--muted)", strokeDasharray: "3 3"}),
    Plot.ruleX(points, {x: "x", y1: "low", y2: "high", stroke: "name", strokeWidth: 1.5}),
    Plot.dot(points, {...place, fill: "name", r: 3.5}),
    ...models.flatMap((model, i) => {
      const own = points.filter((point) => point.model === model);
      const dash = modelDash[model];
      const corner = {frameAnchor: "top-left", dx: 10, dy: 10 + lineHeight * i, fontWeight: 600} as const; // far from the lines
      return [
        Plot.line(own, {...place, stroke: "name", strokeWidth: 2, strokeDasharray: dash}),
        Plot.text([dash === "none" ? modelName[model] : `${modelName[model]}, dashed`], {
          ...corner,
          fill: modelColour[model]
        })
      ];
    }),
    Plot.tip(points, Plot.pointer({...place, title: tipText}))
  ];
}

function tipText(point: Point): string {
  return `${point.name}, ${bandName(point)} sure\n${count(point.count)} images, ${fixed(point.y, 1)}% right`;
}

function bandsOf({reliability: rows}: Data, model: Model): Band[] {
  return rows.filter((row) => row.model === model);
}

/** Mean confidence less accuracy of all images, as a fraction. */
function overconfidence(tables: Data, model: Model): number {
  const bands = bandsOf(tables, model);
  const gap = sum(bands, (band) => band.count * (band.meanConfidence - band.accuracy));
  return gap / sum(bands, (band) => band.count);
}

function bandName({from, to}: Pick<Band, "from" | "to">): string {
  return `${fixed(100 * from, 0)} to ${percent(to, 0)}`;
}

/** An end of a band without float32's last digits. */
function edge(value: number): string {
  return String(Number(value.toFixed(3)));
}

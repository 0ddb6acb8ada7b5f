import * as Plot from "@observablehq/plot";
import {modelScale} from "../components/modelLegend.js";
import {modelName} from "../components/theme.js";
import {count, fixed, percent, percentInterval, pValue} from "../lib/format.js";
import {models, sliceMeasures, type Model, type SliceMeasure} from "../lib/schemas/vocabulary.js";
import type {Row} from "../lib/schemas/tableSchemas.js";
import type {Tables} from "../lib/tables.js";
import {figure} from "./figure.js";
import {exact, exactInterval, type Numbers} from "./numbers.js";

type Slice = Row<"slices">;

type Data = Pick<Tables, "slices">;

interface Options {
  /** Room, px. */
  readonly width: number;
}

/** What a measure is called, and what its first and its last fifth are. */
const words: Readonly<Record<SliceMeasure, {readonly name: string; readonly ends: readonly [string, string]}>> = {
  ink: {name: "Ink", ends: ["little ink", "much ink"]},
  darkness: {name: "Darkness", ends: ["pale garments", "dark garments"]},
  slenderness: {name: "Slenderness", ends: ["wide garments", "slender garments"]},
  asymmetry: {name: "Asymmetry", ends: ["symmetric garments", "lopsided garments"]},
  distance: {name: "Nearest image", ends: ["images with near ones in training", "images far from all in training"]}
};

/** Highest adjusted p that counts as a finding. */
const level = Math.log10(0.05);

/** Which kinds of images the networks are weak on, found on one half of the test images and tested on the other. */
export function weakSlices(data: Data, options: Options): HTMLElement {
  return figure(
    {
      name: "weak-slices",
      title: title(data),
      caption: "Error rate by fifths of five measures of the image, on half of the test images; one seed, 95% CI.",
      how: "Ink is the share of pixels that are not empty, darkness their mean level, slenderness the height of what they fill by its width, asymmetry the share of ink without its mirror image, nearest image the distance to the closest training image. Filled: the fifth that was suspected beforehand is significantly worse than the rest.",
      method: caption(data),
      numbers: numbers(data),
      tables: ["slices"]
    },
    draw(data, options)
  );
}

function title({slices}: Data): string {
  const suspected = slices.filter(({isSuspected}) => isSuspected);
  const confirmed = suspected.filter((slice) => isFinding(slice, slices));
  if (confirmed.length === 0) return "No suspected weak spot shows on the other half of the images";
  const shown = confirmed.length === suspected.length ? "All" : `${confirmed.length} of`;
  const show = confirmed.length === 1 ? "shows" : "show";
  return `${shown} ${suspected.length} suspected weak spots ${show} on the other half of the images`;
}

function caption({slices}: Data): string {
  const tested = slices.filter(({isSuspected}) => isSuspected);
  const half = slices.filter(({model, measure}) => model === "ann" && measure === "ink");
  return `The fifths’ limits and the suspected fifth come from even-numbered test images; drawn and tested are the ${count(half.reduce((sum, one) => sum + one.count, 0))} odd-numbered. Welch’s t test of errors for each of the ${tested.length} suspected fifths, corrected by Holm, p ≤ 0.05; Wilson intervals.`;
}

function numbers({slices}: Data): Numbers {
  return {
    columns: ["Model", "Measure", "Fifth", "To", "Images", "Errors", "95% interval", "Suspected, adjusted p"],
    rows: slices.map((slice) => [
      modelName[slice.model],
      words[slice.measure].name,
      slice.part,
      exact(slice.to, fixed(slice.to, slice.measure === "distance" ? 0 : 3)),
      slice.count,
      exact(slice.errorRate, percent(slice.errorRate)),
      exactInterval(slice, percentInterval(slice)),
      slice.log10AdjustedPValue === null
        ? ""
        : exact(10 ** slice.log10AdjustedPValue, pValue(slice.log10AdjustedPValue))
    ])
  };
}

function draw({slices}: Data, {width}: Options): Element {
  const points = slices.map((slice) => pointOf(slice, slices));
  const measures = sliceMeasures.filter((measure) => slices.some((slice) => slice.measure === measure));
  const isNarrow = width < 640;
  const panels = {domain: measures.map((measure) => words[measure].name), label: null};
  const facet = isNarrow ? ({fy: "measure"} as const) : ({fx: "measure"} as const);
  const place = {...facet, x: "part", y: "value"} as const;
  const isLast = ({measureKey, partNumber}: Point): boolean => measureKey === measures.at(-1) && partNumber === 5;
  const line = (model: Model): Plot.Markish =>
    Plot.line(
      points.filter((point) => point.name === modelName[model]),
      {...place, stroke: "name", strokeWidth: 1.5}
    );
  return Plot.plot({
    width,
    height: isNarrow ? 150 * measures.length : 280,
    marginLeft: 40,
    marginRight: isNarrow ? 96 : 16,
    marginBottom: 40,
    x: {
      label: "Fifth, least to most",
      labelAnchor: "center",
      labelArrow: "none",
      tickSize: 0,
      domain: [0.7, 5.3],
      ticks: 5,
      tickFormat: "d"
    },
    y: {
      label: "Errors (%)",
      labelArrow: "none",
      grid: true,
      tickSize: 0,
      ticks: isNarrow ? 3 : 6,
      zero: true,
      nice: true
    },
    fx: {...panels, padding: 0.08},
    fy: {...panels, padding: 0.12},
    color: {...modelScale, legend: false},
    marks: [
      ...models.map(line),
      Plot.ruleX(points, {...facet, x: "part", y1: "lower", y2: "upper", stroke: "name", strokeWidth: 1.25}),
      Plot.dot(points, {...place, r: 3.5, stroke: "name", strokeWidth: 1.5, fill: "var(--paper)"}),
      Plot.dot(
        points.filter((point) => point.isFinding),
        {...place, r: 3.5, fill: "name"}
      ),
      ...models.map((model, i) => {
        const last = points.filter((point) => point.name === modelName[model] && isLast(point));
        const beside = i === 0 ? ({y: "upper", dy: -10} as const) : ({y: "lower", dy: 12} as const);
        return Plot.text(last, {...place, text: "name", fill: "name", fontWeight: 600, textAnchor: "end", ...beside});
      }),
      Plot.tip(points, Plot.pointer({...place, title: tipText}))
    ]
  });
}

/** A slice as it is drawn, %. */
interface Point {
  readonly name: string;
  readonly measure: string;
  readonly measureKey: SliceMeasure;
  readonly partNumber: number;
  /** Moved a little, so that the two models' marks lie beside each other. */
  readonly part: number;
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
  readonly isFinding: boolean;
}

function pointOf(slice: Slice, slices: readonly Slice[]): Point {
  const {model, measure, part, errorRate, lower, upper} = slice;
  return {
    name: modelName[model],
    measure: words[measure].name,
    measureKey: measure,
    partNumber: part,
    part: part + (model === "ann" ? -0.08 : 0.08),
    value: 100 * errorRate,
    lower: 100 * lower,
    upper: 100 * upper,
    isFinding: isFinding(slice, slices)
  };
}

/** Whether a fifth is told apart from the others of its model and measure, and is the worse. */
function isFinding(slice: Slice, slices: readonly Slice[]): boolean {
  const {model, measure, errorRate, log10AdjustedPValue} = slice;
  if (log10AdjustedPValue === null || log10AdjustedPValue > level) return false;
  const others = slices.filter((one) => one.model === model && one.measure === measure && one !== slice);
  const errors = others.reduce((sum, one) => sum + one.errorRate * one.count, 0);
  return errorRate > errors / others.reduce((sum, one) => sum + one.count, 0);
}

function tipText({name, measure, partNumber, value, lower, upper}: Point): string {
  return `${measure}, fifth ${partNumber}, ${name}\n${fixed(value, 1)}% errors (${fixed(lower, 1)} to ${fixed(upper, 1)})`;
}

import {group} from "d3";
import {svgTags, tags} from "../components/tags.js";
import {pluralName} from "../lib/classNames.js";
import {count, percent, pValue} from "../lib/format.js";
import {coreComparison} from "../lib/lookup.js";
import {isRight, pairedPredictions, type PairedPrediction} from "../lib/pairedPredictions.js";
import type {Tables} from "../lib/tables.js";
import {figure} from "./figure.js";
import type {Numbers} from "./numbers.js";

const {a, div, li, span, strong, ul} = tags;
const svg = svgTags;

type Data = Pick<Tables, "runs" | "comparisons" | "predictions">;

/** Who is right about an image, as the explorer's addresses say it. */
const fields = [
  {right: "both", name: "both right", colour: "var(--hairline)"},
  {right: "cnn", name: "only the CNN right", colour: "var(--cnn)"},
  {right: "ann", name: "only the ANN right", colour: "var(--ann)"},
  {right: "neither", name: "both wrong", colour: "var(--error)"}
] as const;

type Field = (typeof fields)[number];

/** Squares to a column: flat where there is room, upright on a phone; style sheets show one of the two. */
const heights = {flat: 50, upright: 100} as const;

/** Every test image as a square, in fields by who is right about it. */
export function outcomes(data: Data): HTMLElement {
  return figure(
    {
      name: "outcomes",
      title: title(data),
      caption: `Each square is one of the ${count(data.predictions.length / 2)} test images, by who is right about it; one seed.`,
      how: "Within a field the squares are ordered by class, T-shirts on top and ankle boots at the bottom. Choose a field’s name, or a class’s band, to see its images.",
      method: method(data),
      numbers: numbers(data),
      tables: ["runs", "comparisons", "predictions"]
    },
    draw(data)
  );
}

function title(tables: Data): string {
  const {onlyRunCount, onlyOtherCount} = coreComparison(tables);
  return `${count(onlyOtherCount)} images only the CNN gets right, ${count(onlyRunCount)} only the ANN`;
}

function method(tables: Data): string {
  const {onlyRunCount, neitherCount, log10PValue} = coreComparison(tables);
  return `McNemar's exact test compares the two fields in which one model alone is right: ${pValue(log10PValue)}. Of the CNN's errors, ${percent(neitherCount / (neitherCount + onlyRunCount), 0)} are images that the ANN gets wrong too.`;
}

function numbers(tables: Data): Numbers {
  const {bothCount, onlyRunCount, onlyOtherCount, neitherCount} = coreComparison(tables);
  return {
    columns: ["", "CNN right", "CNN wrong"],
    rows: [
      ["ANN right", bothCount, onlyRunCount],
      ["ANN wrong", onlyOtherCount, neitherCount]
    ]
  };
}

function draw(tables: Data): Element {
  const images = group(pairedPredictions(tables), rightOf);
  return div({class: "outcomes"}, key(images), mosaic(images, "flat"), mosaic(images, "upright"));
}

type Images = ReadonlyMap<Field["right"], readonly PairedPrediction[]>;

function rightOf({ann, cnn}: PairedPrediction): Field["right"] {
  if (isRight(ann)) return isRight(cnn) ? "both" : "ann";
  return isRight(cnn) ? "cnn" : "neither";
}

function key(images: Images): HTMLElement {
  return ul(
    {class: "outcomes-key", role: "list"},
    fields.map(({right, name, colour}) =>
      li(
        {style: `--field:${colour}`},
        a(
          {href: `./explore.html?right=${right}`},
          strong({}, count(images.get(right)?.length ?? 0)),
          span({}, ` ${name}`)
        )
      )
    )
  );
}

/** The fields side by side, a column's width apart, each as wide as its images need; hidden from assistive technology, which has the key. */
function mosaic(images: Images, shape: keyof typeof heights): SVGElement {
  const height = heights[shape];
  let left = 0;
  const groups = fields.map((field) => {
    const own = (images.get(field.right) ?? []).toSorted((one, other) => one.label - other.label);
    const width = Math.ceil(own.length / height);
    const drawn = svg.g({transform: `translate(${left})`, fill: field.colour}, bands(field, own, width));
    left += width + 1;
    return drawn;
  });
  const width = left - 1;
  return svg.svg(
    {viewBox: `0 0 ${width} ${height}`, class: `mosaic mosaic-${shape}`, "aria-hidden": "true"},
    groups,
    svg.path({d: lattice(width, height), stroke: "var(--paper)", "stroke-width": 0.2, "pointer-events": "none"})
  );
}

/** A link for each class, row by row, to its images. */
function bands({right, name}: Field, images: readonly PairedPrediction[], width: number): SVGElement[] {
  let first = 0;
  return [...group(images, ({label}) => label)].map(([label, own]) => {
    const shape = svg.path({d: stretch(first, first + own.length, width)});
    first += own.length;
    return svg.a(
      {href: `./explore.html?right=${right}&label=${label}`, tabindex: -1},
      svg.title({}, `${count(own.length)} ${pluralName(label)}: ${name}`),
      shape
    );
  });
}

/** Squares from one place to another, counted row by row in rows of a width, as a path. */
function stretch(from: number, to: number, width: number): string {
  const row = (place: number): number => Math.floor(place / width);
  const rows = Array.from({length: row(to - 1) - row(from) + 1}, (_, i) => row(from) + i);
  return rows
    .map((y) => {
      const [start, end] = [Math.max(from, y * width), Math.min(to, (y + 1) * width)];
      return `M${start - y * width} ${y}h${end - start}v1h${start - end}z`;
    })
    .join("");
}

/** Lines between the squares. */
function lattice(width: number, height: number): string {
  const upright = Array.from({length: width + 1}, (_, x) => `M${x} 0V${height}`);
  const across = Array.from({length: height + 1}, (_, y) => `M0 ${y}H${width}`);
  return [...upright, ...across].join("");
}

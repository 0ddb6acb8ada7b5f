import {sum} from "d3";
import {tags} from "../components/tags.js";
import {modelName} from "../components/theme.js";
import {className, classNames, pluralName} from "../lib/classNames.js";
import {count, percent} from "../lib/format.js";
import {confusionOf} from "../lib/lookup.js";
import {models, type Model} from "../lib/schemas/vocabulary.js";
import type {Tables} from "../lib/tables.js";
import {figure} from "./figure.js";

const {div, p, span, table, tbody, td, th, thead, tr} = tags;

type Data = Pick<Tables, "runs" | "confusion">;

interface Options {
  /** Numbers in the cells: images, or their share of the row. */
  readonly show: "count" | "row";
  /** What the shade counts. */
  readonly scale: "errors" | "all";
}

/** Both models' confusion matrices; every cell and header opens its images. */
export function confusionMatrices(data: Data, options: Options): HTMLElement {
  return figure(
    {
      name: "confusion-matrices",
      title: title(data),
      caption:
        "Test images by true class (rows, 1,000 each) and predicted class (columns); one seed. Each cell opens its images.",
      how: "The diagonal holds the correct predictions, everything off it is an error. The shade counts errors unless you choose otherwise, on one scale for both matrices. A row's name opens all images of that class, a column's all images that are taken for it.",
      numbers: {
        columns: ["Model", "True class", ...classNames.map((name) => `as ${name}`)],
        rows: models.flatMap((model) =>
          classNames.map((name, label) => [
            modelName[model],
            name,
            ...confusionOf(data, model).subarray(10 * label, 10 * label + 10)
          ])
        )
      },
      tables: ["runs", "confusion"]
    },
    draw(data, options)
  );
}

function title(tables: Data): string {
  const [ann, cnn] = models.map((model) => largestError(confusionOf(tables, model)));
  const {label, prediction} = ann!;
  if (ann!.cell === cnn!.cell)
    return `Both most often take ${pluralName(label)} for ${pluralName(prediction)}: ANN ${count(ann!.errors)} times, CNN ${count(cnn!.errors)}`;
  const name = (cell: ErrorCell): string => `${className(cell.label)} as ${className(cell.prediction)}`;
  return `Most frequent: ANN ${name(ann!)} ${count(ann!.errors)}, CNN ${name(cnn!)} ${count(cnn!.errors)}`;
}

function draw(tables: Data, options: Options): Element {
  return div(
    {class: "confusions"},
    models.map((model) => matrix(model, tables, options))
  );
}

function matrix(model: Model, tables: Data, options: Options): HTMLElement {
  const counts = confusionOf(tables, model);
  const shade = shader(
    models.map((one) => confusionOf(tables, one)),
    options.scale === "all"
  );
  const id = `confusion-${model}`;
  const head = tr({}, td({class: "corner"}, "true ↓ predicted →"), ...columnHeads(model));
  return div(
    {class: `confusion confusion-${model}`},
    p({class: "confusion-name", id}, modelName[model]),
    div(
      {class: "table-frame"},
      table(
        {"data-grid": true, "aria-labelledby": id},
        thead({}, head),
        tbody(
          {},
          ...classNames.map((_, label) => matrixRow(model, label, counts, {shade, isShare: options.show === "row"}))
        )
      )
    )
  );
}

function columnHeads(model: Model): HTMLElement[] {
  return classNames.map((name, prediction) => {
    const href = `./explore.html?${model}=${prediction}${shownIn(model)}`;
    return th({scope: "col"}, link(href, `All predicted ${name}`, span({class: "column-name"}, name)));
  });
}

function matrixRow(
  model: Model,
  label: number,
  counts: Uint32Array,
  {shade, isShare}: {readonly shade: Shade; readonly isShare: boolean}
): HTMLElement {
  const name = className(label);
  const cells = Array.from(counts.subarray(10 * label, 10 * label + 10), (errors, prediction) => {
    const {shown, said} = cellWords(errors, rowTotal(counts, label), isShare);
    const spoken = `true ${name}, predicted ${className(prediction)}: ${said}`;
    const href = `./explore.html?label=${label}&${model}=${prediction}${shownIn(model)}`;
    const style = `--strength:${shade(label, prediction, errors).toFixed(3)}`;
    return td({class: cellClass(label, prediction, errors), style}, link(href, spoken, shown));
  });
  const head = link(`./explore.html?label=${label}${shownIn(model)}`, `All true ${name}`, name);
  return tr({}, th({scope: "row"}, head), ...cells);
}

/** A cell's number as it is shown, and both numbers as they are said: first the one that is seen. */
function cellWords(errors: number, whole: number, isShare: boolean): {shown: string; said: string} {
  const [images, share] = [count(errors), percent(errors / whole).replace("\u202f", " ")];
  return isShare
    ? {shown: ((100 * errors) / whole).toFixed(1), said: `${share} (${images})`}
    : {shown: String(errors), said: `${images} (${share})`};
}

function link(href: string, label: string, content: Node | string): HTMLElement {
  return tags.a({href, "aria-label": label}, content);
}

/** The part of an address that shows a model's matrix; the CNN's goes without saying. */
function shownIn(model: Model): string {
  return model === "cnn" ? "" : `&matrix=${model}`;
}

function cellClass(label: number, prediction: number, errors: number): string {
  if (label === prediction) return "hit";
  return errors === 0 ? "none" : "error";
}

/** How strongly a cell is shaded, in [0, 1]. */
type Shade = (label: number, prediction: number, errors: number) => number;

/** By the square root of a cell's share of the largest of all matrices, so that small errors show. */
function shader(matrices: readonly Uint32Array[], withHits: boolean): Shade {
  const counted = matrices.flatMap((counts) => [...counts].filter((_, cell) => withHits || cell % 11 !== 0));
  const largest = Math.max(1, ...counted);
  return (label, prediction, cell) => (label === prediction && !withHits ? 0 : Math.sqrt(cell / largest));
}

function rowTotal(counts: Uint32Array, label: number): number {
  return sum(counts.subarray(10 * label, 10 * label + 10));
}

type ErrorCell = ReturnType<typeof largestError>;

function largestError(counts: Uint32Array) {
  let cell = 1;
  counts.forEach((errors, i) => {
    if (i % 11 !== 0 && errors > counts[cell]!) cell = i;
  });
  return {cell, label: Math.floor(cell / 10), prediction: cell % 10, errors: counts[cell]!};
}

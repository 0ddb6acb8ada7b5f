import {tags} from "../components/tags.js";
import {garment, type Images} from "../components/garment.js";
import {noNumbers, notRecorded} from "../components/notRecorded.js";
import {sheetsByName} from "../components/sheetLookup.js";
import {className} from "../lib/classNames.js";
import {fixed} from "../lib/format.js";
import {notRecordedYet} from "../lib/notRecordedYet.js";
import type {Row} from "../lib/schemas/tableSchemas.js";
import type {Tables} from "../lib/tables.js";
import {figure} from "./figure.js";
import type {Numbers} from "./numbers.js";

const {a, li, span, ul} = tags;

type Pair = Row<"nearest-pairs">;

const columns = [
  "Test image",
  "Training image",
  "Distance, levels",
  "Class of the test image",
  "Class of the training image"
];

type Data = Pick<Tables, "nearestPairs" | "sheets">;

interface Options {
  /** Addresses of the sheets, by name. */
  readonly images: Images;
}

/** The test images that lie nearest to a training image, each beside it. */
export function nearestImages(data: Data, options: Options): HTMLElement {
  return figure(
    {
      name: "nearest-images",
      title: title(data),
      caption: caption(data),
      numbers: numbers(data),
      tables: ["nearest-pairs", "sheets"]
    },
    draw(data, options)
  );
}

function title({nearestPairs: rows}: Data): string {
  if (rows.length === 0) return `The nearest pairs of test and training images are ${notRecordedYet}`;
  const alike = rows.filter(({label, neighbourLabel}) => label === neighbourLabel).length;
  const classes = alike === rows.length ? "all are of one class" : `${alike} of them are of one class`;
  return `The ${rows.length} test images nearest to a training image could pass for copies; ${classes} with it`;
}

function caption({nearestPairs: rows}: Data): string {
  return `Left a test image, right the training image nearest to it, the nearest pairs first (n = ${rows.length}). Below them the Euclidean distance over the 784 pixels, in levels from 0 to 255. Each opens in the explorer.`;
}

function numbers({nearestPairs: rows}: Data): Numbers {
  if (rows.length === 0) return noNumbers(columns);
  return {
    columns,
    rows: rows.map((row) => [
      row.example,
      row.neighbour,
      Number(row.distance.toFixed(1)),
      className(row.label),
      className(row.neighbourLabel)
    ])
  };
}

function draw(tables: Data, options: Options): Element {
  const rows = tables.nearestPairs;
  if (rows.length === 0) return notRecorded("The nearest pairs");
  return ul(
    {class: "nearest"},
    rows.map((row) => pair(row, tables, options))
  );
}

function pair(
  {example, neighbour, label, neighbourLabel, distance, sheet, cell}: Pair,
  {sheets}: Pick<Tables, "sheets">,
  {images}: Options
): HTMLElement {
  const from = sheetsByName(sheets).get(sheet)!;
  const shared = {images};
  const classes = label === neighbourLabel ? className(label) : `${className(label)}, ${className(neighbourLabel)}`;
  return li(
    {},
    a(
      {href: `./explore.html?image=${example}`},
      span(
        {class: "nearest-images"},
        garment(from, cell, {...shared, label: `Test image ${example}`}),
        garment(from, cell + 1, {...shared, label: `and training image ${neighbour}`})
      ),
      span({class: "nearest-class"}, classes),
      " ",
      span({class: "nearest-distance"}, fixed(distance, 0))
    )
  );
}

import {tags} from "../components/tags.js";
import {garment} from "../components/garment.js";
import {notRecorded} from "../components/notRecorded.js";
import {sheetsByName} from "../components/sheetLookup.js";
import {className} from "../lib/classNames.js";
import {fixed} from "../lib/format.js";
import {notRecordedYet} from "../lib/notRecordedYet.js";
import type {Row} from "../lib/schemas/tableSchemas.js";
import type {Tables} from "../lib/tables.js";
import {figure, type Pictures} from "./figure.js";

const {a, li, span, ul} = tags;

type Pair = Row<"nearest-pairs">;

type Data = Pick<Tables, "nearestPairs" | "sheets">;

/** The test images that lie nearest to a training image, each beside it. */
export function nearestImages(data: Data, options: Pictures): HTMLElement {
  return figure(
    {
      name: "nearest-images",
      title: title(data),
      caption: `Left a test image, right the training image nearest to it, the nearest pairs first (n = ${data.nearestPairs.length}). Below them the Euclidean distance over the 784 pixels, in levels from 0 to 255. Each opens in the explorer.`,
      numbers: {
        columns: [
          "Test image",
          "Training image",
          "Distance, levels",
          "Class of the test image",
          "Class of the training image"
        ],
        rows: data.nearestPairs.map((row) => [
          row.example,
          row.neighbour,
          Number(row.distance.toFixed(1)),
          className(row.label),
          className(row.neighbourLabel)
        ])
      },
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

function draw(tables: Data, options: Pictures): Element {
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
  {images}: Pictures
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

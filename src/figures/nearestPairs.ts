import {elements} from "../components/elements.js";
import {garment} from "../components/garment.js";
import {emptyTwin, notRecorded} from "../components/notRecorded.js";
import {sheetsByName} from "../components/sheetLookup.js";
import {className} from "../lib/classNames.js";
import {fixed} from "../lib/format.js";
import {notRecordedYet} from "../lib/notRecordedYet.js";
import type {Row} from "../lib/schemas/tableSchemas.js";
import type {Tables} from "../lib/tables.js";
import type {DrawOptions, Figure} from "./figure.js";

type Used = "nearest-pairs" | "sheets";
type Pair = Row<"nearest-pairs">;

const columns = [
  "Test image",
  "Training image",
  "Distance, levels",
  "Class of the test image",
  "Class of the training image"
];

/** The test images that lie nearest to a training image, each beside it. */
export const nearestPairs: Figure<Used> = {
  tables: ["nearest-pairs", "sheets"],
  size: "wide",
  isFluid: true,
  title: ({"nearest-pairs": rows}) => {
    if (rows.length === 0) return `The nearest pairs of test and training images are ${notRecordedYet}`;
    const alike = rows.filter(({label, neighbourLabel}) => label === neighbourLabel).length;
    const classes = alike === rows.length ? "all are of one class" : `${alike} of them are of one class`;
    return `The ${rows.length} test images nearest to a training image could pass for copies; ${classes} with it`;
  },
  caption: ({"nearest-pairs": rows}) =>
    `Left a test image, right the training image nearest to it, the nearest pairs first (n = ${rows.length}). Below them the Euclidean distance over the 784 pixels, in levels from 0 to 255. Each opens in the explorer.`,
  twin: ({"nearest-pairs": rows}) => {
    if (rows.length === 0) return emptyTwin(columns);
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
  },
  draw: (tables, options) => {
    const {ul} = elements(options.document);
    const rows = tables["nearest-pairs"];
    if (rows.length === 0) return notRecorded("The nearest pairs", options.document);
    return ul(
      {class: "nearest"},
      rows.map((row) => pair(row, tables, options))
    );
  }
};

function pair(
  {example, neighbour, label, neighbourLabel, distance, sheet, cell}: Pair,
  {sheets}: Pick<Tables, "sheets">,
  {document, sheetUrl}: DrawOptions
): HTMLElement {
  const {li, a, span} = elements(document);
  const from = sheetsByName(sheets).get(sheet)!;
  const shared = {document, sheetUrl};
  const classes = label === neighbourLabel ? className(label) : `${className(label)}, ${className(neighbourLabel)}`;
  return li(
    {},
    a(
      {href: `./explore?image=${example}`},
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

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

/** Pairs that are drawn; all of them stand in the data. */
const shownCount = 8;

type Pair = Row<"nearest-pairs">;

type Data = Pick<Tables, "nearestPairs" | "sheets">;

/** The test images that lie nearest to a training image, each beside it. */
export function nearestImages(data: Data, options: Pictures): HTMLElement {
  return figure(
    {
      name: "nearest-images",
      title: title(data),
      caption: `Left a test image, right its nearest training image; the ${Math.min(shownCount, data.nearestPairs.length)} nearest pairs of all, with their distance.`,
      method: "Euclidean distance over the 784 pixels, in levels from 0 to 255.",
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
  const shown = rows.slice(0, shownCount);
  const alike = shown.filter(({label, neighbourLabel}) => label === neighbourLabel).length;
  const some = alike === shown.length ? `all ${alike}` : `${alike} of the ${shown.length}`;
  return `Near copies: ${some} closest pairs ${alike === 1 ? "shares" : "share"} a class`;
}

function draw(tables: Data, options: Pictures): Element {
  const rows = tables.nearestPairs;
  if (rows.length === 0) return notRecorded("The nearest pairs");
  return ul(
    {class: "nearest"},
    rows.slice(0, shownCount).map((row) => pair(row, tables, options))
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

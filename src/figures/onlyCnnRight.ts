import {tags} from "../components/tags.js";
import {highlightFinder} from "../components/sheetLookup.js";
import {className} from "../lib/classNames.js";
import {onlyCnnRight as examples} from "../lib/highlights.js";
import {confidenceOf} from "../lib/pairedPredictions.js";
import type {Tables} from "../lib/tables.js";
import {figure, type Pictures} from "./figure.js";
import {percentCell} from "./numbers.js";

const {a, li, s, span, strong, ul} = tags;

type Data = Pick<Tables, "predictions" | "highlights" | "sheets">;

/** Images that the CNN gets right and the ANN wrong. */
export function onlyCnnRight(data: Data, options: Pictures): HTMLElement {
  return figure(
    {
      name: "only-cnn-right",
      title: title(data),
      caption: `Images that only the CNN gets right: the ${examples(data).length} on which the ANN is most confident, its answer struck out, the label in bold.`,
      numbers: {
        columns: ["Test image", "Label and CNN", "ANN", "ANN’s confidence"],
        rows: examples(data).map(({example, label, ann}) => {
          return [example, className(label), className(ann.prediction), percentCell(confidenceOf(ann))];
        })
      },
      tables: ["predictions", "highlights", "sheets"]
    },
    draw(data, options)
  );
}

function title(tables: Data): string {
  return `The ANN’s ${examples(tables).length} surest errors that the CNN does not make; one seed`;
}

function draw(tables: Data, {images}: Pictures): Element {
  const image = highlightFinder(tables);
  const items = examples(tables).map(({example, label, ann}) => {
    const mistaken = s({}, span({class: "spoken"}, "not "), className(ann.prediction));
    const words = span({class: "tile-words"}, mistaken, " ", strong({}, className(label)));
    return li({}, a({href: `./explore.html?image=${example}`}, image(example, {images}), words));
  });
  return ul({class: "tiles"}, items);
}

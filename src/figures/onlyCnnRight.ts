import {tags} from "../components/tags.js";
import type {Images} from "../components/garment.js";
import {highlightFinder} from "../components/sheetLookup.js";
import {className} from "../lib/classNames.js";
import {count, percent} from "../lib/format.js";
import {onlyCnnRight as examples} from "../lib/highlights.js";
import {coreComparison} from "../lib/lookup.js";
import {confidenceOf} from "../lib/pairedPredictions.js";
import type {Tables} from "../lib/tables.js";
import {figure} from "./figure.js";
import {exact, type Numbers} from "./numbers.js";

const {a, li, s, span, strong, ul} = tags;

type Data = Pick<Tables, "runs" | "comparisons" | "predictions" | "highlights" | "sheets">;

interface Options {
  /** Addresses of the sheets, by name. */
  readonly images: Images;
}

/** Images that the CNN gets right and the ANN wrong. */
export function onlyCnnRight(data: Data, options: Options): HTMLElement {
  return figure(
    {
      name: "only-cnn-right",
      title: title(data),
      caption: caption(data),
      numbers: numbers(data),
      tables: ["runs", "comparisons", "predictions", "highlights", "sheets"]
    },
    draw(data, options)
  );
}

function title(tables: Data): string {
  const {onlyOtherCount, onlyRunCount} = coreComparison(tables);
  return `${count(onlyOtherCount)} images that only the CNN gets right, against ${count(onlyRunCount)} that only the ANN does`;
}

function caption(tables: Data): string {
  return `The ${examples(tables).length} of which the ANN was surest, with what it took them for and, in bold, what they are. Each opens with both models’ probabilities.`;
}

function numbers(tables: Data): Numbers {
  return {
    columns: ["Test image", "Label and CNN", "ANN", "ANN’s confidence"],
    rows: examples(tables).map(({example, label, ann}) => {
      return [
        example,
        className(label),
        className(ann.prediction),
        exact(confidenceOf(ann), percent(confidenceOf(ann)))
      ];
    })
  };
}

function draw(tables: Data, {images}: Options): Element {
  const image = highlightFinder(tables);
  const items = examples(tables).map(({example, label, ann}) => {
    const mistaken = s({}, span({class: "spoken"}, "not "), className(ann.prediction));
    const words = span({class: "tile-words"}, mistaken, " ", strong({}, className(label)));
    return li({}, a({href: `./explore.html?image=${example}`}, image(example, {images}), words));
  });
  return ul({class: "tiles"}, items);
}

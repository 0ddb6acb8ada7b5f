import {elements} from "../components/elements.js";
import {highlightFinder} from "../components/sheetLookup.js";
import {className} from "../lib/classNames.js";
import {count, percent} from "../lib/format.js";
import {onlyCnnRight as examples} from "../lib/highlights.js";
import {coreComparison} from "../lib/lookup.js";
import {confidenceOf} from "../lib/pairedPredictions.js";
import type {Figure} from "./figure.js";

/** Images that the CNN gets right and the ANN wrong. */
export const onlyCnnRight: Figure<"runs" | "comparisons" | "predictions" | "highlights" | "sheets"> = {
  tables: ["runs", "comparisons", "predictions", "highlights", "sheets"],
  size: "wide",
  isFluid: true,
  title: (tables) => {
    const {onlyOtherCount, onlyRunCount} = coreComparison(tables);
    return `${count(onlyOtherCount)} images that only the CNN gets right, against ${count(onlyRunCount)} that only the ANN does`;
  },
  caption: (tables) => {
    return `The ${examples(tables).length} of which the ANN was surest, with what it took them for and, in bold, what they are. Each opens with both models’ probabilities.`;
  },
  twin: (tables) => ({
    columns: ["Test image", "Label and CNN", "ANN", "ANN’s confidence"],
    rows: examples(tables).map(({example, label, ann}) => {
      return [example, className(label), className(ann.prediction), percent(confidenceOf(ann))];
    })
  }),
  draw: (tables, {document, sheetUrl}) => {
    const {ul, li, a, span, strong, s} = elements(document);
    const image = highlightFinder(tables);
    const items = examples(tables).map(({example, label, ann}) => {
      const mistaken = s({}, span({class: "spoken"}, "not "), className(ann.prediction));
      const words = span({class: "tile-words"}, mistaken, " ", strong({}, className(label)));
      return li({}, a({href: `./explore?image=${example}`}, image(example, {document, sheetUrl}), words));
    });
    return ul({class: "tiles"}, items);
  }
};

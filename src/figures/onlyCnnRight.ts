import {elements} from "../components/elements.js";
import {testImageFinder} from "../components/sheetLookup.js";
import {className} from "../lib/classNames.js";
import {count, percent} from "../lib/format.js";
import {coreComparison} from "../lib/lookup.js";
import {confidenceOf, isRight, pairedPredictions, type PairedPrediction} from "../lib/pairedPredictions.js";
import type {Tables} from "../lib/tables.js";
import type {Figure} from "./figure.js";

type Used = "runs" | "comparisons" | "predictions" | "test-images" | "sheets";

const shownCount = 27;
const size = 56;

/** Images that the CNN gets right and the ANN wrong, those first about which the ANN was surest. */
export const onlyCnnRight: Figure<Used> = {
  tables: ["runs", "comparisons", "predictions", "test-images", "sheets"],
  size: "wide",
  title: (tables) => {
    const {onlyOtherCount, onlyRunCount} = coreComparison(tables);
    return `${count(onlyOtherCount)} images that only the CNN gets right, against ${count(onlyRunCount)} that only the ANN does`;
  },
  caption: () => {
    return `The ${shownCount} of which the ANN was surest, with what it took them for and, in bold, what they are. Each opens with both models' probabilities.`;
  },
  twin: (tables) => ({
    columns: ["Test image", "Label and CNN", "ANN", "ANN's confidence"],
    rows: chosen(tables).map(({example, label, ann}) => [example, className(label), className(ann.prediction), percent(confidenceOf(ann))])
  }),
  draw: (tables, {document, sheetUrl}) => {
    const {ul, li, a, span, strong, s} = elements(document);
    const image = testImageFinder(tables);
    const items = chosen(tables).map(({example, label, ann}) => {
      const picture = image(example, {document, size, sheetUrl});
      const words = span({class: "tile-words"}, s({}, className(ann.prediction)), strong({}, className(label)));
      return li({}, a({href: `./explore?image=${example}`, "aria-label": `Test image ${example}: a ${className(label)}, which the ANN took for ${className(ann.prediction)}`}, picture, words));
    });
    return ul({class: "tiles"}, items);
  }
};

function chosen(tables: Pick<Tables, Used>): PairedPrediction[] {
  return pairedPredictions(tables)
    .filter(({ann, cnn}) => isRight(cnn) && !isRight(ann))
    .sort((a, b) => confidenceOf(b.ann) - confidenceOf(a.ann) || a.example - b.example)
    .slice(0, shownCount);
}

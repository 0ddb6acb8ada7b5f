import {elements} from "../components/elements.js";
import {testImageFinder} from "../components/sheetLookup.js";
import {modelName} from "../components/theme.js";
import {className} from "../lib/classNames.js";
import {count} from "../lib/format.js";
import {confusionOf} from "../lib/lookup.js";
import {confidenceOf, pairedPredictions} from "../lib/pairedPredictions.js";
import {models, type Model} from "../lib/tableSchemas.js";
import type {Tables} from "../lib/tables.js";
import type {Figure} from "./figure.js";

type Used = "runs" | "confusion" | "predictions" | "test-images" | "sheets";

const pairCount = 6;
const imagesPerPair = 8;
const size = 42;

interface Pair {
  readonly label: number;
  readonly prediction: number;
  readonly errors: Readonly<Record<Model, number>>;
}

/** The errors made most often, with the images of which the models were surest. */
export const confusedPairs: Figure<Used> = {
  tables: ["runs", "confusion", "predictions", "test-images", "sheets"],
  size: "wide",
  title: (tables) => {
    const pairs = topPairs(tables);
    const fewer = pairs.filter(({errors}) => errors.cnn < errors.ann).length;
    return `In ${fewer} of the ${pairCount} commonest confusions the CNN errs less often`;
  },
  caption: () => `The ${pairCount} cells off the diagonal with the most errors of both models together, and for each model the ${imagesPerPair} images of which it was surest.`,
  twin: (tables) => ({
    columns: ["True class", "Taken for", "Errors of the ANN", "Errors of the CNN"],
    rows: topPairs(tables).map(({label, prediction, errors}) => [className(label), className(prediction), errors.ann, errors.cnn])
  }),
  draw: (tables, {document, sheetUrl}) => {
    const {ul, li, p, div, a, strong, span} = elements(document);
    const image = testImageFinder(tables);
    const paired = pairedPredictions(tables);
    const items = topPairs(tables).map(({label, prediction, errors}) => {
      const lines = models.map((model) => {
        const wrong = paired
          .map((pair) => pair[model])
          .filter((row) => row.label === label && row.prediction === prediction)
          .sort((x, y) => confidenceOf(y) - confidenceOf(x) || x.example - y.example);
        const pictures = wrong.slice(0, imagesPerPair).map(({example}) => {
          return a({href: `./explore?image=${example}`, "aria-label": `Test image ${example}`}, image(example, {document, size, sheetUrl}));
        });
        const all = a({class: `name-${model}`, href: `./explore?model=${model}&label=${label}&prediction=${prediction}`}, `${modelName[model]} ${count(errors[model])}`);
        return div({class: "pair-line"}, all, div({class: "pair-images"}, pictures));
      });
      return li({}, p({class: "pair-name"}, strong({}, className(label)), " taken for ", span({}, className(prediction))), ...lines);
    });
    return ul({class: "pairs"}, items);
  }
};

function topPairs(tables: Pick<Tables, Used>): Pair[] {
  const [ann, cnn] = models.map((model) => confusionOf(tables, model));
  const pairs = Array.from(ann!, (errors, cell) => {
    return {label: Math.floor(cell / 10), prediction: cell % 10, errors: {ann: errors, cnn: cnn![cell]!}};
  });
  return pairs
    .filter(({label, prediction}) => label !== prediction)
    .sort((x, y) => y.errors.ann + y.errors.cnn - x.errors.ann - x.errors.cnn)
    .slice(0, pairCount);
}

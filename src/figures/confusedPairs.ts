import {elements} from "../components/elements.js";
import {highlightFinder} from "../components/sheetLookup.js";
import {modelName} from "../components/theme.js";
import {className} from "../lib/classNames.js";
import {count} from "../lib/format.js";
import {confusedPairs as pairs, type ConfusedPair} from "../lib/highlights.js";
import {models} from "../lib/schemas/vocabulary.js";
import type {Tables} from "../lib/tables.js";
import type {DrawOptions, Figure} from "./figure.js";

type Used = "predictions" | "highlights" | "sheets";

/** The errors made most often, with the images of which the models were surest. */
export const confusedPairs: Figure<Used> = {
  tables: ["predictions", "highlights", "sheets"],
  size: "wide",
  isFluid: true,
  title: (tables) => {
    const all = pairs(tables);
    const fewer = all.filter(({errors}) => errors.cnn < errors.ann).length;
    return `In ${fewer} of the ${all.length} commonest confusions the CNN errs less often`;
  },
  caption: (tables) => {
    return `The ${pairs(tables).length} cells off the diagonal with the most errors of both models together, and the images of which each model was surest.`;
  },
  twin: (tables) => ({
    columns: ["True class", "Taken for", "Errors of the ANN", "Errors of the CNN"],
    rows: pairs(tables).map(({label, prediction, errors}) => [
      className(label),
      className(prediction),
      errors.ann,
      errors.cnn
    ])
  }),
  draw: (tables, options) => {
    const {ul, li, p, strong} = elements(options.document);
    const items = pairs(tables).map((pair) => {
      const name = p(
        {class: "pair-name"},
        strong({}, className(pair.label)),
        ` taken for ${className(pair.prediction)}`
      );
      return li({}, name, ...pairLines(pair, tables, options));
    });
    return ul({class: "pairs"}, items);
  }
};

function pairLines(
  {label, prediction, errors, surest}: ConfusedPair,
  tables: Pick<Tables, Used>,
  {document, sheetUrl}: DrawOptions
): HTMLElement[] {
  const {div, a} = elements(document);
  const image = highlightFinder(tables);
  return models.map((model) => {
    const href = `./explore?label=${label}&${model}=${prediction}`;
    const all = a({class: `name-${model}`, href}, `${modelName[model]} ${count(errors[model])}`);
    const pictures = surest[model].map(({example}) => {
      const picture = image(example, {document, sheetUrl, label: `Test image ${example}`});
      return a({href: `./explore?image=${example}`}, picture);
    });
    return div({class: "pair-line"}, all, div({class: "pair-images"}, pictures));
  });
}

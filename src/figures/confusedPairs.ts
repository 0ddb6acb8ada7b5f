import {tags} from "../components/tags.js";
import {highlightFinder} from "../components/sheetLookup.js";
import {modelName} from "../components/theme.js";
import {className} from "../lib/classNames.js";
import {count} from "../lib/format.js";
import {confusedPairs as pairs, type ConfusedPair} from "../lib/highlights.js";
import {models} from "../lib/schemas/vocabulary.js";
import type {Tables} from "../lib/tables.js";
import {figure, type Pictures} from "./figure.js";

const {a, div, li, p, strong, ul} = tags;

type Data = Pick<Tables, "predictions" | "highlights" | "sheets">;

/** The errors made most often, with the images with the highest confidence of each model. */
export function confusedPairs(data: Data, options: Pictures): HTMLElement {
  return figure(
    {
      name: "confused-pairs",
      title: title(data),
      caption: `The ${pairs(data).length} most frequent errors of both models together; of each the surest images; one seed, not tested.`,
      numbers: {
        columns: ["True class", "Taken for", "Errors of the ANN", "Errors of the CNN"],
        rows: pairs(data).map(({label, prediction, errors}) => [
          className(label),
          className(prediction),
          errors.ann,
          errors.cnn
        ])
      },
      tables: ["predictions", "highlights", "sheets"]
    },
    draw(data, options)
  );
}

function title(tables: Data): string {
  const all = pairs(tables);
  const fewer = all.filter(({errors}) => errors.cnn < errors.ann).length;
  return `Of the ${all.length} most frequent errors the CNN makes ${fewer} less often`;
}

function draw(tables: Data, options: Pictures): Element {
  const items = pairs(tables).map((pair) => {
    const name = p({class: "pair-name"}, strong({}, className(pair.label)), ` taken for ${className(pair.prediction)}`);
    return li({}, name, ...pairLines(pair, tables, options));
  });
  return ul({class: "pairs"}, items);
}

function pairLines({label, prediction, errors, surest}: ConfusedPair, tables: Data, {images}: Pictures): HTMLElement[] {
  const image = highlightFinder(tables);
  return models.map((model) => {
    const href = `./explore.html?label=${label}&${model}=${prediction}`;
    const all = a({class: `name-${model}`, href}, `${modelName[model]} ${count(errors[model])}`);
    const pictures = surest[model].map(({example}) => {
      const picture = image(example, {images, label: `Test image ${example}`});
      return a({href: `./explore.html?image=${example}`}, picture);
    });
    return div({class: "pair-line"}, all, div({class: "pair-images"}, pictures));
  });
}

import {tags} from "../components/tags.js";
import {highlightFinder} from "../components/sheetLookup.js";
import {modelName} from "../components/theme.js";
import {className, classNames} from "../lib/classNames.js";
import {count, percent} from "../lib/format.js";
import {surestErrors as surest} from "../lib/highlights.js";
import {confidenceOf} from "../lib/pairedPredictions.js";
import {models, type Model} from "../lib/schemas/vocabulary.js";
import type {Row} from "../lib/schemas/tableSchemas.js";
import {sure, sureAnswers} from "../lib/sureAnswers.js";
import type {Tables} from "../lib/tables.js";
import {figure, type Pictures} from "./figure.js";
import {percentCell, type Numbers} from "./numbers.js";

const {a, div, li, span, ul} = tags;

type Data = Pick<Tables, "predictions" | "highlights" | "sheets">;

interface Options extends Pictures {
  readonly model: Model;
}

/** For each class the errors of which a model was surest. */
export function surestErrors(data: Data, options: Options): HTMLElement {
  return figure(
    {
      name: "surest-errors",
      title: title(data, options),
      caption:
        "Wrong predictions with the highest confidence, ten per true class, with what the model took them for; one seed.",
      how: "The most confident errors come first. Each image opens in the explorer, each class name opens all errors of that class. Some labels are doubtful.",
      method: method(data),
      numbers: numbers(data),
      tables: ["predictions", "highlights", "sheets"]
    },
    draw(data, options)
  );
}

function title(tables: Data, {model}: Options): string {
  const confidences = surest(tables, model).flat().map(confidenceOf);
  return `The ${modelName[model]}’s most confident errors: confidence ${percent(Math.min(...confidences), 0)} to ${percent(Math.max(...confidences), 0)}`;
}

function method(tables: Data): string {
  const [ann, cnn] = models.map((model) => {
    const {wrong, all} = sureAnswers(tables, model);
    return `of the ${modelName[model]}’s ${count(all)} answers of more than ${percent(sure, 0)} confidence ${count(wrong)} are wrong`;
  });
  return `Among all classes together, ${cnn!}, ${ann!}.`;
}

function numbers(tables: Data): Numbers {
  return {
    columns: ["Model", "True class", "Test image", "Taken for", "Confidence"],
    rows: models.flatMap((model) =>
      surest(tables, model)
        .flat()
        .map((row) => [
          modelName[model],
          className(row.label),
          row.example,
          className(row.prediction),
          percentCell(confidenceOf(row))
        ])
    )
  };
}

function draw(tables: Data, options: Options): Element {
  const {model} = options;
  const rows = surest(tables, model);
  return ul(
    {class: "surest"},
    classNames.map((_, label) => classLine(label, model, rows[label]!, tables, options))
  );
}

function classLine(
  label: number,
  model: Model,
  rows: readonly Row<"predictions">[],
  tables: Data,
  {images}: Options
): HTMLElement {
  const image = highlightFinder(tables);
  const all = `./explore.html?label=${label}&${model}=wrong&sort=${model}-confidence`;
  const pictures = rows.map(({example, prediction}) =>
    a(
      {href: `./explore.html?label=${label}&${model}=wrong&sort=${model}-confidence&image=${example}`},
      image(example, {images, label: `Test image ${example}`}),
      span({}, className(prediction))
    )
  );
  return li({}, a({class: "surest-class", href: all}, className(label)), div({class: "surest-images"}, pictures));
}

import {elements} from "../components/elements.js";
import {modelColour, modelName} from "../components/theme.js";
import {count, percent, percentInterval, points, pointsInterval, pValue} from "../lib/format.js";
import {accuracyInterval, coreComparison, coreRun, splitCount} from "../lib/lookup.js";
import {models, type Model} from "../lib/schemas/vocabulary.js";
import type {Tables} from "../lib/tables.js";
import type {DrawOptions, Figure} from "./figure.js";

type Used = "runs" | "comparisons" | "class-counts";

/** The report's answer: both accuracies, and their difference. */
export const answer: Figure<Used> = {
  tables: ["runs", "comparisons", "class-counts"],
  size: "wide",
  isFluid: true,
  title: (tables) => {
    const {difference, lower, upper} = coreComparison(tables);
    if (lower <= 0 && upper >= 0) return "On new images the two networks cannot be told apart";
    return `On new images the ${difference > 0 ? "CNN" : "ANN"} is ahead by ${points(Math.abs(difference))}`;
  },
  caption: (tables) => {
    const {log10PValue} = coreComparison(tables);
    return `Accuracy on the same ${count(splitCount(tables, "test"))} test images, one seed each. Intervals at 95 %: Wilson for each model, paired bootstrap for the difference; McNemar's exact test gives ${pValue(log10PValue)}.`;
  },
  twin: (tables) => {
    const comparison = coreComparison(tables);
    return {
      columns: ["", "Test accuracy", "95 % interval"],
      rows: [
        ...models.map((model) => [
          modelName[model],
          percent(coreRun(tables, model).testAccuracy, 2),
          percentInterval(accuracyInterval(tables, model, "test"), 2)
        ]),
        ["CNN − ANN", points(comparison.difference, 2), pointsInterval(comparison, 2)]
      ]
    };
  },
  draw: (tables, options) => {
    const {div} = elements(options.document);
    return div(
      {class: "answer"},
      models.map((model) => modelAnswer(tables, model, options)),
      differenceAnswer(tables, options)
    );
  }
};

function modelAnswer(tables: Pick<Tables, Used>, model: Model, {document}: DrawOptions): HTMLElement {
  const {div, p, strong, span} = elements(document);
  const accuracy = coreRun(tables, model).testAccuracy;
  const interval = accuracyInterval(tables, model, "test");
  return div(
    {class: `answer-part answer-${model}`, style: `--model:${modelColour[model]}`},
    p({class: "answer-name"}, modelName[model]),
    p({class: "answer-number"}, strong({}, percent(accuracy))),
    p({class: "answer-interval"}, "95 % interval ", span({class: "nowrap"}, percentInterval(interval))),
    div(
      {class: "answer-scale", "aria-hidden": "true"},
      span({
        class: "answer-range",
        style: `left:${position(interval.lower)};right:calc(100% - ${position(interval.upper)})`
      }),
      span({class: "answer-dot", style: `left:${position(accuracy)}`})
    )
  );
}

function differenceAnswer(tables: Pick<Tables, Used>, {document}: DrawOptions): HTMLElement {
  const {div, p, strong, span} = elements(document);
  const comparison = coreComparison(tables);
  return div(
    {class: "answer-part answer-difference"},
    p({class: "answer-name"}, "Difference"),
    p(
      {class: "answer-number"},
      strong({}, points(comparison.difference).replace(" points", ""), span({class: "answer-unit"}, " points"))
    ),
    p({class: "answer-interval"}, "95 % interval ", span({class: "nowrap"}, pointsInterval(comparison)))
  );
}

/** Place of an accuracy on the scale from 80 to 100 %. */
function position(accuracy: number): string {
  return `${(Math.max(0, accuracy - 0.8) / 0.2) * 100}%`;
}

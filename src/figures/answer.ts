import {tags} from "../components/tags.js";
import {modelColour, modelName} from "../components/theme.js";
import {count, percent, percentInterval, points, pointsInterval, pValue} from "../lib/format.js";
import {accuracyInterval, coreComparison, coreRun, splitCount} from "../lib/lookup.js";
import {models, type Model} from "../lib/schemas/vocabulary.js";
import type {Tables} from "../lib/tables.js";
import {figure} from "./figure.js";
import {exact, exactInterval, type Numbers} from "./numbers.js";

const {div, p, span, strong} = tags;

type Data = Pick<Tables, "runs" | "comparisons" | "classCounts">;

/** The report's answer: both accuracies, and their difference. */
export function answer(data: Data): HTMLElement {
  return figure(
    {
      name: "answer",
      title: title(data),
      caption: caption(data),
      numbers: numbers(data),
      tables: ["runs", "comparisons", "class-counts"]
    },
    draw(data)
  );
}

function title(tables: Data): string {
  const {difference, lower, upper} = coreComparison(tables);
  if (lower <= 0 && upper >= 0) return "On new images the two networks cannot be told apart";
  return `On new images the ${difference > 0 ? "CNN" : "ANN"} is ahead by ${points(Math.abs(difference))}`;
}

function caption(tables: Data): string {
  const {log10PValue} = coreComparison(tables);
  return `Accuracy on the same ${count(splitCount(tables, "test"))} test images, one seed each. Intervals at 95%: Wilson for each model, paired bootstrap for the difference; McNemar's exact test gives ${pValue(log10PValue)}.`;
}

function numbers(tables: Data): Numbers {
  const comparison = coreComparison(tables);
  return {
    columns: ["", "Test accuracy", "95% interval"],
    rows: [
      ...models.map((model) => [
        modelName[model],
        exact(coreRun(tables, model).testAccuracy, percent(coreRun(tables, model).testAccuracy, 2)),
        exactInterval(
          accuracyInterval(tables, model, "test"),
          percentInterval(accuracyInterval(tables, model, "test"), 2)
        )
      ]),
      [
        "CNN − ANN",
        exact(comparison.difference, points(comparison.difference, 2)),
        exactInterval(comparison, pointsInterval(comparison, 2))
      ]
    ]
  };
}

function draw(tables: Data): Element {
  return div(
    {class: "answer"},
    models.map((model) => modelAnswer(tables, model)),
    differenceAnswer(tables)
  );
}

function modelAnswer(tables: Data, model: Model): HTMLElement {
  const accuracy = coreRun(tables, model).testAccuracy;
  const interval = accuracyInterval(tables, model, "test");
  return div(
    {class: `answer-part answer-${model}`, style: `--model:${modelColour[model]}`},
    p({class: "answer-name"}, modelName[model]),
    p({class: "answer-number"}, strong({}, percent(accuracy))),
    p({class: "answer-interval"}, "95% interval ", span({class: "nowrap"}, percentInterval(interval))),
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

function differenceAnswer(tables: Data): HTMLElement {
  const comparison = coreComparison(tables);
  return div(
    {class: "answer-part answer-difference"},
    p({class: "answer-name"}, "Difference"),
    p(
      {class: "answer-number"},
      strong({}, points(comparison.difference).replace(" points", ""), span({class: "answer-unit"}, " points"))
    ),
    p({class: "answer-interval"}, "95% interval ", span({class: "nowrap"}, pointsInterval(comparison)))
  );
}

/** Place of an accuracy on the scale from 80 to 100%. */
function position(accuracy: number): string {
  return `${(Math.max(0, accuracy - 0.8) / 0.2) * 100}%`;
}

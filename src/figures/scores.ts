import {tags} from "../components/tags.js";
import {modelName} from "../components/theme.js";
import {count, fixed, list, percent, percentInterval} from "../lib/format.js";
import {accuracyInterval, coreRun, splitCount} from "../lib/lookup.js";
import {models, splits, type Model, type Split} from "../lib/schemas/vocabulary.js";
import {statedAccuracies} from "../lib/statedAccuracies.js";
import type {Tables} from "../lib/tables.js";
import {figure} from "./figure.js";
import {exact, exactInterval} from "./numbers.js";

const {div, strong, table, tbody, td, th, thead, tr} = tags;

const splitNames = {train: "Training", validation: "Validation", test: "Test"} as const;

/** What the original report states for the same, and where. */
function stated(model: Model, split: Split): string {
  return Object.entries<number>(statedAccuracies[model][split])
    .map(([where, value]) => `${value}% (${where})`)
    .join(", ");
}

type Data = Pick<Tables, "runs" | "classCounts">;

/** Accuracy and loss of both models on all three splits, beside those of the original report. */
export function scores(data: Data): HTMLElement {
  return figure(
    {
      name: "scores",
      title: title(data),
      caption:
        "Accuracy and loss on each split after the last epoch, beside what the original report states (S: its summary).",
      method: `One seed, dropout off (the original report’s training accuracies may be running averages with dropout on, see C14), over ${list(splits.map((split) => `${count(splitCount(data, split))} ${splitNames[split].toLowerCase()} images`))}. The Wilson intervals hold for these two trained networks, not for other training runs.`,
      numbers: {
        columns: ["Model", "Split", "Accuracy", "95% CI", "Loss, nats", "Original report"],
        rows: cells(data).map(({model, split, accuracy, interval, loss}) => [
          modelName[model],
          splitNames[split],
          exact(coreRun(data, model)[`${split}Accuracy`], accuracy),
          exactInterval(accuracyInterval(data, model, split), interval),
          exact(coreRun(data, model)[`${split}Loss`], loss),
          stated(model, split)
        ])
      },
      tables: ["runs", "class-counts"]
    },
    draw(data)
  );
}

function title(tables: Data): string {
  const [ann, cnn] = models.map((model) => coreRun(tables, model));
  return `Seed ${cnn!.seed}, test images: CNN ${percent(cnn!.testAccuracy)} right, ANN ${percent(ann!.testAccuracy)}`;
}

function draw(tables: Data): Element {
  const head = tr(
    {},
    ["Model", "Split", "Accuracy", "95% CI", "Loss, nats", "Original report"].map((name, i) => {
      return th({scope: "col", class: i === 2 || i === 4 ? "numeric" : undefined}, name);
    })
  );
  const body = cells(tables).map(({model, split, accuracy, interval, loss}) =>
    tr(
      {class: split === "test" ? "row-strong" : undefined},
      th({scope: "row", class: `name-${model}`}, modelName[model]),
      td({"data-label": "Split"}, splitNames[split]),
      td({class: "numeric", "data-label": "Accuracy"}, strong({}, accuracy)),
      td({"data-label": "95% CI"}, interval),
      td({class: "numeric", "data-label": "Loss, nats"}, loss),
      td({class: "quiet", "data-label": "Original report"}, stated(model, split))
    )
  );
  return div(
    {class: "table-frame", tabindex: 0, role: "region", "aria-label": "Accuracy and loss"},
    table({class: "stacked"}, thead({}, head), tbody({}, body))
  );
}

function cells(tables: Data) {
  return models.flatMap((model) =>
    splits.map((split) => {
      const run = coreRun(tables, model);
      return {
        model,
        split,
        accuracy: percent(run[`${split}Accuracy`], 2),
        interval: percentInterval(accuracyInterval(tables, model, split)),
        loss: fixed(run[`${split}Loss`], 3)
      };
    })
  );
}

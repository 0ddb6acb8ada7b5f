import {tags} from "../components/tags.js";
import {count, percent, pValue} from "../lib/format.js";
import {coreComparison} from "../lib/lookup.js";
import type {Tables} from "../lib/tables.js";
import {figure} from "./figure.js";
import type {Numbers} from "./numbers.js";

const {a, strong, table, tbody, td, th, thead, tr} = tags;

type Data = Pick<Tables, "runs" | "comparisons">;

/** On how many test images both models, one or neither are right. */
export function outcomes(data: Data): HTMLElement {
  return figure(
    {
      name: "outcomes",
      title: title(data),
      caption: caption(data),
      numbers: numbers(data),
      tables: ["runs", "comparisons"]
    },
    draw(data)
  );
}

function title(tables: Data): string {
  const {neitherCount, onlyRunCount} = coreComparison(tables);
  const cnnErrors = neitherCount + onlyRunCount;
  return `${percent(neitherCount / cnnErrors, 0)} of the CNN's errors are images that the ANN gets wrong too`;
}

function caption(tables: Data): string {
  const {onlyRunCount, onlyOtherCount, log10PValue} = coreComparison(tables);
  return `Test images by which model is right. McNemar's exact test compares the ${count(onlyRunCount)} that only the ANN gets right with the ${count(onlyOtherCount)} that only the CNN does: ${pValue(log10PValue)}.`;
}

function numbers(tables: Data): Numbers {
  const {bothCount, onlyRunCount, onlyOtherCount, neitherCount} = coreComparison(tables);
  return {
    columns: ["", "CNN right", "CNN wrong"],
    rows: [
      ["ANN right", bothCount, onlyRunCount],
      ["ANN wrong", onlyOtherCount, neitherCount]
    ]
  };
}

function draw(tables: Data): Element {
  const {bothCount, onlyRunCount, onlyOtherCount, neitherCount} = coreComparison(tables);
  const whole = bothCount + onlyRunCount + onlyOtherCount + neitherCount;
  const cell = (images: number, right: "both" | "ann" | "cnn" | "neither"): HTMLElement => {
    const text = [strong({}, count(images)), ` ${percent(images / whole)}`];
    return td({class: "outcome"}, a({href: `./explore.html?right=${right}`}, text));
  };
  return table(
    {class: "outcomes"},
    thead({}, tr({}, td({}), th({scope: "col"}, "CNN right"), th({scope: "col"}, "CNN wrong"))),
    tbody(
      {},
      tr({}, th({scope: "row"}, "ANN right"), cell(bothCount, "both"), cell(onlyRunCount, "ann")),
      tr({}, th({scope: "row"}, "ANN wrong"), cell(onlyOtherCount, "cnn"), cell(neitherCount, "neither"))
    )
  );
}

import {elements} from "../components/elements.js";
import {count, percent, pValue} from "../lib/format.js";
import {coreComparison} from "../lib/lookup.js";
import type {Figure} from "./figure.js";

type Used = "runs" | "comparisons";

/** On how many test images both models, one or neither are right. */
export const outcomes: Figure<Used> = {
  tables: ["runs", "comparisons"],
  size: "text",
  isFluid: true,
  title: (tables) => {
    const {neitherCount, onlyRunCount} = coreComparison(tables);
    const cnnErrors = neitherCount + onlyRunCount;
    return `${percent(neitherCount / cnnErrors, 0)} of the CNN's errors are images that the ANN gets wrong too`;
  },
  caption: (tables) => {
    const {onlyRunCount, onlyOtherCount, log10PValue} = coreComparison(tables);
    return `Test images by which model is right. McNemar's exact test compares the ${count(onlyRunCount)} that only the ANN gets right with the ${count(onlyOtherCount)} that only the CNN does: ${pValue(log10PValue)}.`;
  },
  twin: (tables) => {
    const {bothCount, onlyRunCount, onlyOtherCount, neitherCount} = coreComparison(tables);
    return {
      columns: ["", "CNN right", "CNN wrong"],
      rows: [
        ["ANN right", bothCount, onlyRunCount],
        ["ANN wrong", onlyOtherCount, neitherCount]
      ]
    };
  },
  draw: (tables, {document}) => {
    const {table, thead, tbody, tr, th, td, a, strong} = elements(document);
    const {bothCount, onlyRunCount, onlyOtherCount, neitherCount} = coreComparison(tables);
    const whole = bothCount + onlyRunCount + onlyOtherCount + neitherCount;
    const cell = (images: number, right: "both" | "ann" | "cnn" | "neither"): HTMLElement => {
      const text = [strong({}, count(images)), ` ${percent(images / whole)}`];
      return td({class: "outcome"}, a({href: `./explore?right=${right}`}, text));
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
};

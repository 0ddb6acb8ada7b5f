import * as Plot from "@observablehq/plot";
import {sum} from "d3";
import {acrossAxis} from "../components/axes.js";
import {modelScale} from "../components/modelLegend.js";
import {modelName} from "../components/theme.js";
import {classNames} from "../lib/classNames.js";
import {count, list, percent} from "../lib/format.js";
import {areAlike, lookAlikes} from "../lib/lookAlikes.js";
import {confusionOf} from "../lib/lookup.js";
import {models, type Model} from "../lib/schemas/vocabulary.js";
import type {Tables} from "../lib/tables.js";
import {figure, type Room} from "./figure.js";

const elsewhere = "between families";

type Data = Pick<Tables, "runs" | "confusion">;

/** Errors within the families of classes that look alike, and between them. */
export function errorGroups(data: Data, options: Room): HTMLElement {
  return figure(
    {
      name: "error-groups",
      title: title(data),
      caption: `Test errors by family: ${list(lookAlikes.map(({name, labels}) => `${name} (${list(labels.map((label) => classNames[label]))})`))}; all other confusions lie between families.`,
      numbers: {
        columns: ["Family", ...models.map((model) => `Errors of the ${modelName[model]}`)],
        rows: groupErrors(data, "ann").map(({family, errors}, i) => [
          family,
          errors,
          groupErrors(data, "cnn")[i]!.errors
        ])
      },
      tables: ["runs", "confusion"]
    },
    draw(data, options)
  );
}

function title(tables: Data): string {
  const rows = groupErrors(tables, "cnn");
  const [within, all] = [rows.filter(({family}) => family !== elsewhere), rows].map((some) =>
    sum(some, ({errors}) => errors)
  );
  return `${percent(within! / all!, 0)} of the CNN's errors stay within a family of look-alikes`;
}

function draw(tables: Data, {width}: Room): Element {
  const rows = models.flatMap((model) => groupErrors(tables, model));
  return Plot.plot({
    width,
    height: 260,
    marginBottom: 40,
    marginLeft: 128,
    marginRight: 64,
    x: {...acrossAxis, label: "Errors on the test split", grid: true, ticks: 5},
    y: {axis: null, domain: models.map((model) => modelName[model]), padding: 0.15},
    fy: {label: null, domain: rows.slice(0, 3).map(({family}) => family), padding: 0.25},
    color: modelScale,
    marks: marksOf(rows)
  });
}

function marksOf(rows: readonly GroupErrors[]): Plot.Markish[] {
  const place = {x: "errors", y: "model", fy: "family", fill: "model"} as const;
  const words = ({model, errors}: GroupErrors): string => `${model} ${count(errors)}`;
  return [
    Plot.barX(rows, place),
    Plot.text(rows, {...place, text: words, textAnchor: "start", dx: 6}),
    Plot.axisFy({anchor: "left", label: null, textAnchor: "end", dx: -8}),
    Plot.ruleX([0], {stroke: "var(--ink)"})
  ];
}

type GroupErrors = ReturnType<typeof groupErrors>[number];

function groupErrors(tables: Data, model: Model) {
  const families = new Map<string, number>([...lookAlikes.map(({name}) => [name, 0] as const), [elsewhere, 0]]);
  confusionOf(tables, model).forEach((errors, cell) => {
    const [label, prediction] = [Math.floor(cell / 10), cell % 10];
    if (label !== prediction)
      families.set(familyOf(label, prediction), families.get(familyOf(label, prediction))! + errors);
  });
  return Array.from(families, ([family, errors]) => ({model: modelName[model], family, errors}));
}

function familyOf(label: number, prediction: number): string {
  if (!areAlike(label, prediction)) return elsewhere;
  return lookAlikes.find(({labels}) => labels.some((one) => one === label))!.name;
}

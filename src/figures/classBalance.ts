import * as Plot from "@observablehq/plot";
import {max, ticks} from "d3";
import {acrossAxis} from "../components/axes.js";
import {classNames, className} from "../lib/classNames.js";
import {count, list} from "../lib/format.js";
import {splitCount} from "../lib/lookup.js";
import {splits} from "../lib/schemas/vocabulary.js";
import type {Row} from "../lib/schemas/tableSchemas.js";
import type {Tables} from "../lib/tables.js";
import {figure, type Room} from "./figure.js";

const splitNames = {train: "Training", validation: "Validation", test: "Test"} as const;

type Data = Pick<Tables, "classCounts">;

/** Images per class in each split. */
export function classBalance(data: Data, options: Room): HTMLElement {
  return figure(
    {
      name: "class-balance",
      title: title(data),
      caption: caption(data),
      numbers: {
        columns: ["Class", ...splits.map((split) => splitNames[split])],
        rows: classNames.map((name, label) => [
          name,
          ...splits.map((split) => data.classCounts.find((row) => row.split === split && row.label === label)!.count)
        ])
      },
      tables: ["class-counts"]
    },
    draw(data, options)
  );
}

function title({classCounts: rows}: Data): string {
  const isEqual = splits.every(
    (split) => new Set(rows.filter((row) => row.split === split).map((row) => row.count)).size === 1
  );
  return isEqual ? "Every class has the same number of images in every split" : "The classes differ in number";
}

function caption(tables: Data): string {
  const parts = splits.map((split) => `${splitNames[split].toLowerCase()} ${count(splitCount(tables, split))}`);
  return `Images per class: ${list(parts)} in all. The training file is split 80 : 20 class by class with the seed.`;
}

function draw({classCounts: rows}: Data, {width}: Room): Element {
  return Plot.plot({
    width,
    height: 300,
    marginBottom: 42,
    marginLeft: 82,
    marginRight: 8,
    x: {...acrossAxis, label: "Images", labelOffset: 36, ticks: countTicks(rows, width), grid: true},
    y: {domain: classNames, label: null, tickSize: 0},
    fx: {domain: splits.map((split) => splitNames[split]), label: null},
    marks: marksOf(rows)
  });
}

type ClassCount = Row<"class-counts">;

/** Three or so; on a narrow drawing 0 and the largest round number alone. */
function countTicks(rows: readonly ClassCount[], width: number): number | number[] {
  if (width >= 480) return 3;
  const largest = max(rows, (row) => row.count)!;
  return [0, ticks(0, largest, 2).at(-1)!];
}

function marksOf(rows: readonly ClassCount[]): Plot.Markish[] {
  const bars = rows.map((row) => ({...row, name: className(row.label), part: splitNames[row.split]}));
  const place = {x: "count", y: "name", fx: "part"} as const;
  return [
    Plot.barX(bars, {...place, fill: "var(--muted)", fillOpacity: 0.75, insetTop: 2, insetBottom: 2}),
    Plot.ruleX([0], {stroke: "var(--ink)"})
  ];
}

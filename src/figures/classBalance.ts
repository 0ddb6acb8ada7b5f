import * as Plot from "@observablehq/plot";
import {max, ticks} from "d3";
import {classNames, className} from "../lib/classNames.js";
import {count, list} from "../lib/format.js";
import {splitCount} from "../lib/lookup.js";
import {splits} from "../lib/tableSchemas.js";
import type {Figure} from "./figure.js";

const splitNames = {train: "Training", validation: "Validation", test: "Test"} as const;

/** Images per class in each split. */
export const classBalance: Figure<"class-counts"> = {
  tables: ["class-counts"],
  size: "text",
  title: ({"class-counts": rows}) => {
    const isEqual = splits.every(
      (split) => new Set(rows.filter((row) => row.split === split).map((row) => row.count)).size === 1
    );
    return isEqual ? "Every class has the same number of images in every split" : "The classes differ in number";
  },
  caption: (tables) => {
    const parts = splits.map((split) => `${splitNames[split].toLowerCase()} ${count(splitCount(tables, split))}`);
    return `Images per class: ${list(parts)} in all. The training file is split 80 : 20 class by class with the seed.`;
  },
  twin: ({"class-counts": rows}) => ({
    columns: ["Class", ...splits.map((split) => splitNames[split])],
    rows: classNames.map((name, label) => [
      name,
      ...splits.map((split) => rows.find((row) => row.split === split && row.label === label)!.count)
    ])
  }),
  draw: ({"class-counts": rows}, {document, width}) => {
    const bars = rows.map((row) => ({...row, name: className(row.label), part: splitNames[row.split]}));
    return Plot.plot({
      document,
      width,
      height: 300,
      marginBottom: 42,
      marginLeft: 82,
      marginRight: 8,
      x: {
        label: "Images",
        labelAnchor: "center",
        labelArrow: "none",
        labelOffset: 36,
        ticks:
          width < 480
            ? [
                0,
                ticks(
                  0,
                  max(rows, (row) => row.count)!,
                  2
                ).at(-1)!
              ]
            : 3,
        grid: true,
        tickSize: 0
      },
      y: {domain: classNames, label: null, tickSize: 0},
      fx: {domain: splits.map((split) => splitNames[split]), label: null},
      marks: [
        Plot.barX(bars, {
          x: "count",
          y: "name",
          fx: "part",
          fill: "var(--muted)",
          fillOpacity: 0.75,
          insetTop: 2,
          insetBottom: 2
        }),
        Plot.ruleX([0], {stroke: "var(--ink)"})
      ]
    });
  }
};

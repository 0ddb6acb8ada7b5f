import * as Plot from "@observablehq/plot";
import {className, classNames, pluralName} from "../lib/classNames.js";
import {percent} from "../lib/format.js";
import type {Row} from "../lib/tableSchemas.js";
import type {Figure} from "./figure.js";

/** How the pixel levels of each class are distributed. */
export const intensities: Figure<"class-intensities"> = {
  tables: ["class-intensities"],
  size: "wide",
  title: ({"class-intensities": rows}) => {
    const shares = classNames.map((_, label) => ({
      label,
      share: background(rows.filter((row) => row.label === label))
    }));
    const [least, most] = [
      shares.toSorted((a, b) => a.share - b.share).at(0)!,
      shares.toSorted((a, b) => b.share - a.share).at(0)!
    ];
    const named = ({label, share}: {label: number; share: number}): string =>
      `${percent(share, 0)} in ${pluralName(label)}`;
    return `${percent(background(rows), 0)} of all pixels are background, from ${named(least)} to ${named(most)}`;
  },
  caption: () =>
    "Share of a class's pixels in each band of eight levels, over its 6,000 training images. The lowest band, nearly all of it background, is written and not drawn: it would dwarf the rest.",
  twin: ({"class-intensities": rows}) => ({
    columns: ["Class", "Levels", "Pixels"],
    rows: rows.map(({label, level, count}) => [className(label), `${level} to ${level + 7}`, count])
  }),
  draw: ({"class-intensities": rows}, {document, width}) => {
    const columnCount = width < 640 ? 2 : 5;
    const shares = rows.map((row) => ({
      ...row,
      share: (100 * row.count) / total(rows.filter(({label}) => label === row.label)),
      column: row.label % columnCount,
      line: Math.floor(row.label / columnCount)
    }));
    const blanks = shares.filter(({level}) => level === 0);
    const names = classNames.map((name, label) => ({
      name,
      column: label % columnCount,
      line: Math.floor(label / columnCount)
    }));
    return Plot.plot({
      document,
      width,
      height: (10 / columnCount) * 110 + 60,
      marginTop: 28,
      marginBottom: 44,
      marginLeft: 12,
      x: {
        domain: [8, 256],
        ticks: [8, 128, 255],
        tickSize: 0,
        label: "Level",
        labelAnchor: "center",
        labelArrow: "none",
        labelOffset: 36
      },
      y: {axis: null, domain: [0, Math.max(...shares.filter(({level}) => level > 0).map(({share}) => share))]},
      fx: {axis: null, padding: 0.15},
      fy: {axis: null, padding: 0.35},
      marks: [
        Plot.rectY(
          shares.filter(({level}) => level > 0),
          {
            x1: "level",
            x2: (row: {level: number}) => row.level + 8,
            y: "share",
            fx: "column",
            fy: "line",
            fill: "var(--muted)",
            fillOpacity: 0.7,
            insetRight: 1
          }
        ),
        Plot.ruleY([0], {stroke: "var(--hairline)"}),
        Plot.text(names, {
          text: "name",
          fx: "column",
          fy: "line",
          frameAnchor: "top-left",
          dy: -12,
          fontWeight: 600,
          fill: "var(--ink)"
        }),
        Plot.text(blanks, {
          text: (row: {share: number}) => `${Math.round(row.share)} % background`,
          fx: "column",
          fy: "line",
          frameAnchor: "top-left",
          dy: 2,
          fill: "var(--muted)"
        })
      ]
    });
  }
};

/** Share of the pixels in the lowest band of levels. */
function background(rows: readonly Row<"class-intensities">[]): number {
  return total(rows.filter(({level}) => level === 0)) / total(rows);
}

function total(rows: readonly Row<"class-intensities">[]): number {
  return rows.reduce((sum, row) => sum + row.count, 0);
}

import * as Plot from "@observablehq/plot";
import {greatest, least, sum} from "d3";
import {acrossAxis} from "../components/axes.js";
import {panelFacet, panelName, panelPlace, type PanelPlace} from "../components/panelGrid.js";
import {className, classNames, pluralName} from "../lib/classNames.js";
import {percent} from "../lib/format.js";
import type {Row} from "../lib/schemas/tableSchemas.js";
import type {Tables} from "../lib/tables.js";
import {figure, type Room} from "./figure.js";

type Data = Pick<Tables, "classIntensities">;

/** How the pixel levels of each class are distributed. */
export function intensities(data: Data, options: Room): HTMLElement {
  return figure(
    {
      name: "intensities",
      title: title(data),
      caption:
        "Share of a class's pixels in each band of eight levels, over its 6,000 training images. The lowest band, nearly all of it background, is written and not drawn: it would dwarf the rest.",
      numbers: {
        columns: ["Class", "Levels", "Pixels"],
        rows: data.classIntensities.map(({label, level, count}) => [
          className(label),
          `${level} to ${level + 7}`,
          count
        ])
      },
      tables: ["class-intensities"]
    },
    draw(data, options)
  );
}

function title({classIntensities: rows}: Data): string {
  const shares = classNames.map((_, label) => ({
    label,
    share: backgroundShare(rows.filter((row) => row.label === label))
  }));
  const [low, high] = [least(shares, ({share}) => share)!, greatest(shares, ({share}) => share)!];
  const named = ({label, share}: {label: number; share: number}): string =>
    `${percent(share, 0)} in ${pluralName(label)}`;
  return `${percent(backgroundShare(rows), 0)} of all pixels are background, from ${named(low)} to ${named(high)}`;
}

function draw({classIntensities: rows}: Data, {width}: Room): Element {
  const columnCount = width < 640 ? 2 : 5;
  const shares = sharesOf(rows, columnCount);
  return Plot.plot({
    width,
    height: (10 / columnCount) * 110 + 60,
    marginTop: 28,
    marginBottom: 44,
    marginLeft: 12,
    x: {...acrossAxis, label: "Level", labelOffset: 36, domain: [8, 256], ticks: [8, 128, 255]},
    y: {axis: null, domain: [0, Math.max(...shares.filter(isDrawn).map(({share}) => share))]},
    fx: {axis: null, padding: 0.15},
    fy: {axis: null, padding: 0.35},
    marks: marksOf(shares, columnCount)
  });
}

type Band = Row<"class-intensities">;

const pixels = ({count}: Band): number => count;

/** A band of levels in the panel of its class. */
interface Share extends Band, PanelPlace {
  /** Percent of the class's pixels. */
  readonly share: number;
}

function sharesOf(rows: readonly Band[], columnCount: number): Share[] {
  return rows.map((row) => {
    const whole = rows.filter(({label}) => label === row.label);
    return {...row, ...panelPlace(row.label, columnCount), share: (100 * row.count) / sum(whole, pixels)};
  });
}

/** All bands but the lowest, the background. */
function isDrawn({level}: Band): boolean {
  return level > 0;
}

function marksOf(shares: readonly Share[], columnCount: number): Plot.Markish[] {
  const names = classNames.map((name, label) => ({name, ...panelPlace(label, columnCount)}));
  const bars = {x1: "level", x2: ({level}: Band) => level + 8, y: "share", insetRight: 1} as const;
  const background = ({share}: Share): string => `${Math.round(share)}% background`;
  return [
    Plot.rectY(shares.filter(isDrawn), {...panelFacet, ...bars, fill: "var(--muted)", fillOpacity: 0.7}),
    Plot.ruleY([0], {stroke: "var(--hairline)"}),
    Plot.text(names, {...panelFacet, ...panelName, text: "name", dy: -12}),
    Plot.text(
      shares.filter((share) => !isDrawn(share)),
      {...panelFacet, text: background, frameAnchor: "top-left", dy: 2, fill: "var(--muted)"}
    )
  ];
}

/** Share of the pixels in the lowest band of levels. */
function backgroundShare(rows: readonly Band[]): number {
  return (
    sum(
      rows.filter(({level}) => level === 0),
      pixels
    ) / sum(rows, pixels)
  );
}

import * as Plot from "@observablehq/plot";
import {acrossAxis} from "../components/axes.js";
import {endLabel} from "../components/endLabels.js";
import {ink, muted} from "../components/theme.js";
import {count, fixed, percent} from "../lib/format.js";
import {outsideName, outsideShare} from "../lib/outsideLookup.js";
import type {Row} from "../lib/schemas/tableSchemas.js";
import {wilsonInterval} from "../lib/wilsonInterval.js";
import type {Tables} from "../lib/tables.js";
import {figure, type Room} from "./figure.js";
import {fixedCell, intervalCell, percentCell} from "./numbers.js";

type Kind = Row<"out-of-distribution">;

type Data = Pick<Tables, "outOfDistribution">;

/** How often images raise the warning that they are unlike the garments known. */
export function warningRates(data: Data, options: Room): HTMLElement {
  return figure(
    {
      name: "warning-rates",
      title: title(data),
      caption: "Share of images that raise the warning, with 95% CI; in brackets the area under the ROC curve.",
      method: caption(data),
      numbers: {
        columns: ["Images", "n", "Warned", "Share", "95% interval", "By pixels", "By the layer", "AUROC"],
        rows: data.outOfDistribution.map((row) => [
          outsideName[row.kind],
          row.imageCount,
          row.outsideCount,
          percentCell(outsideShare(row)),
          intervalCell(intervalOf(row)),
          row.outsideByPixelsCount,
          row.outsideByLayerCount,
          row.area === null ? "" : fixedCell(row.area, 3)
        ])
      },
      tables: ["out-of-distribution"]
    },
    draw(data, options)
  );
}

function title({outOfDistribution: rows}: Data): string {
  const strange = rows.filter(({kind}) => kind !== "test").map(outsideShare);
  const [least, most] = [Math.min(...strange), Math.max(...strange)].map((share) => percent(share, 0));
  const test = outsideShare(rows.find(({kind}) => kind === "test")!);
  return `Warned of: ${least} to ${most} of strange images, and ${percent(test, 0)} of test images`;
}

function caption({outOfDistribution: rows}: Data): string {
  const made = rows.find(({kind}) => kind !== "test")!.imageCount;
  return `All test images, and ${count(made)} of each other kind: made of the first test images, drawn in their place, or the first of MNIST’s digits. An image raises the warning in either of two cases: 32 principal components of the validation images, at half their width, leave more of its pixels unexplained than for 97.5% of validation images; or the Mahalanobis distance of its direction in the CNN’s last hidden layer to the nearest class is larger than for 97.5% of them. Half of the validation images fitted both distances, the other half set the limits. The detector was chosen among six on images made of test images, so these shares are optimistic. Wilson intervals.`;
}

function draw({outOfDistribution: rows}: Data, {width}: Room): Element {
  const bars = rows.map(barOf).toSorted((a, b) => b.share - a.share);
  return Plot.plot({
    width,
    height: 40 * bars.length + 58,
    marginLeft: 8,
    marginRight: 108,
    marginTop: 8,
    marginBottom: 48,
    x: {...acrossAxis, label: "Images that raise the warning (%)", domain: [0, 100], grid: true, ticks: 5},
    y: {domain: bars.map(({name}) => name), axis: null},
    marks: [
      Plot.barX(bars, {
        y: "name",
        x1: 0,
        x2: "share",
        fill: "colour",
        fillOpacity: 0.55,
        insetTop: 22,
        insetBottom: 4
      }),
      Plot.ruleY(bars, {y: "name", x1: "low", x2: "high", stroke: ink, strokeWidth: 2, dy: 9}),
      Plot.text(bars, {y: "name", x: 0, text: "name", textAnchor: "start", dy: -7}),
      Plot.text(bars, {...endLabel, y: "name", x: "high", text: "words", dy: 9})
    ]
  });
}

function barOf(row: Kind) {
  const {lower, upper} = intervalOf(row);
  return {
    name: outsideName[row.kind],
    share: 100 * outsideShare(row),
    low: 100 * lower,
    high: 100 * upper,
    colour: row.kind === "test" ? ink : muted,
    words: row.area === null ? percent(outsideShare(row)) : `${percent(outsideShare(row))} (${fixed(row.area, 2)})`
  };
}

function intervalOf({outsideCount, imageCount}: Kind): {lower: number; upper: number} {
  return wilsonInterval(outsideCount, imageCount);
}

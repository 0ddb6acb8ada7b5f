import * as Plot from "@observablehq/plot";
import {modelScale} from "../components/modelLegend.js";
import {modelName} from "../components/theme.js";
import {count, fixed, percent, percentInterval, points} from "../lib/format.js";
import {models, type Model, type Row} from "../lib/tableSchemas.js";
import type {Tables} from "../lib/tables.js";
import type {Figure} from "./figure.js";

type Used = "reliability";
type Band = Row<"reliability">;

/** Confidence against accuracy, band by band, both models. */
export const reliability: Figure<Used> = {
  tables: ["reliability"],
  size: "text",
  title: (tables) => {
    const [ann, cnn] = models.map((model) => overconfidence(tables, model));
    const said = (gap: number): string => `${points(Math.abs(gap))} ${gap > 0 ? "too sure" : "too modest"}`;
    return `On average the ANN is ${said(ann!)} and the CNN ${said(cnn!)}`;
  },
  caption: (tables) => {
    const bands = models.map((model) => `${bandsOf(tables, model).length} for the ${modelName[model]}`);
    return `Test images by a model's confidence in bands of 10 points, where there are any (${bands.join(", ")}): mean confidence across, share predicted rightly upwards, with 95 % Wilson intervals. One seed. On the diagonal, confidence is as good as its word.`;
  },
  twin: (tables) => ({
    columns: ["Model", "Confidence", "Images", "Mean confidence", "Accuracy", "95 % interval"],
    rows: tables.reliability.map((band) => [
      modelName[band.model],
      bandName(band),
      band.count,
      percent(band.meanConfidence),
      percent(band.accuracy),
      percentInterval(band)
    ])
  }),
  links: (tables) => ({
    lead: "Test images of a band",
    links: tables.reliability.map((band) => ({
      text: `${modelName[band.model]} ${bandName(band)}`,
      href: `./explore?range=${band.model}-confidence:${edge(band.from)}..${edge(band.to)}&matrix=${band.model}&sort=${band.model}-confidence`
    }))
  }),
  draw: (tables, {document, width}) => {
    const rows = tables.reliability.map((band) => ({
      ...band,
      name: modelName[band.model],
      x: 100 * band.meanConfidence,
      y: 100 * band.accuracy,
      low: 100 * band.lower,
      high: 100 * band.upper
    }));
    const least = Math.min(...rows.map(({x}) => 10 * Math.floor(x / 10)));
    const side = {domain: [least, 100], grid: true, tickSize: 0, ticks: 5, labelArrow: "none"} as const;
    return Plot.plot({
      document,
      width,
      height: Math.min(width * 0.8, 460),
      marginLeft: 48,
      marginBottom: 40,
      x: {...side, label: "Confidence (%)", labelAnchor: "center"},
      y: {...side, label: "Accuracy (%)", domain: [0, 100]},
      color: {...modelScale, legend: false},
      marks: [
        Plot.link([0], {x1: least, y1: least, x2: 100, y2: 100, stroke: "var(--muted)", strokeDasharray: "3 3"}),
        Plot.ruleX(rows, {x: "x", y1: "low", y2: "high", stroke: "name", strokeWidth: 1.5}),
        Plot.line(rows, {x: "x", y: "y", stroke: "name", strokeWidth: 2}),
        Plot.dot(rows, {x: "x", y: "y", fill: "name", r: 3.5}),
        ...models.map((model, i) =>
          Plot.text(firstOf(rows, modelName[model]), {
            x: "x",
            y: "y",
            text: "name",
            fill: "name",
            fontWeight: 600,
            dx: 8,
            textAnchor: "start",
            dy: i === 0 ? -12 : 12
          })
        ),
        Plot.tip(
          rows,
          Plot.pointer({
            x: "x",
            y: "y",
            title: (row: (typeof rows)[number]) =>
              `${row.name}, ${bandName(row)} sure\n${count(row.count)} images, ${fixed(row.y, 1)} % right`
          })
        )
      ]
    });
  }
};

function bandsOf({reliability: rows}: Pick<Tables, Used>, model: Model): Band[] {
  return rows.filter((row) => row.model === model);
}

/** Mean confidence less accuracy of all images, as a fraction. */
function overconfidence(tables: Pick<Tables, Used>, model: Model): number {
  const bands = bandsOf(tables, model);
  const whole = bands.reduce((sum, band) => sum + band.count, 0);
  return bands.reduce((sum, band) => sum + band.count * (band.meanConfidence - band.accuracy), 0) / whole;
}

function firstOf<T extends {readonly name: string}>(rows: readonly T[], name: string): T[] {
  return rows.filter((row) => row.name === name).slice(0, 1);
}

function bandName({from, to}: Pick<Band, "from" | "to">): string {
  return `${fixed(100 * from, 0)} to ${percent(to, 0)}`;
}

/** An end of a band without float32's last digits. */
function edge(value: number): string {
  return String(Number(value.toFixed(3)));
}

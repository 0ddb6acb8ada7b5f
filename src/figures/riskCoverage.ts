import * as Plot from "@observablehq/plot";
import {endLabels} from "../components/endLabels.js";
import {modelScale} from "../components/modelLegend.js";
import {modelDash, modelName} from "../components/theme.js";
import {fixed, list, percent} from "../lib/format.js";
import {models, type Model} from "../lib/schemas/vocabulary.js";
import type {Row} from "../lib/schemas/tableSchemas.js";
import type {Tables} from "../lib/tables.js";
import {figure, type FigureLinks} from "./figure.js";
import {exact, type Numbers} from "./numbers.js";

type Point = Row<"risk-coverage">;

type Data = Pick<Tables, "riskCoverage" | "overallMeasures">;

interface Options {
  /** Room, px. */
  readonly width: number;
  /** Share of the images that are answered, %, whole. */
  readonly answered: number;
}

/** How often a network errs if it answers only what it is most confident of, and leaves the rest to people. */
export function riskCoverage(data: Data, options: Options): HTMLElement {
  return figure(
    {
      name: "risk-coverage",
      title: title(data, options),
      caption:
        "Share of errors among the answers, if only the test images with the highest confidence are answered; one seed.",
      method: caption(data),
      numbers: numbers(data),
      tables: ["risk-coverage", "overall-measures"],
      links: links(data, options)
    },
    draw(data, options)
  );
}

function title(data: Data, {answered}: Options): string {
  const risks = models.map((model) => percent(pointOf(data, model, answered).risk));
  return `Of the surest ${answered}% of answers the ANN gets ${risks[0]} wrong, the CNN ${risks[1]}`;
}

function caption({overallMeasures: rows}: Data): string {
  const areas = models.map((model) => {
    const {value} = rows.find((row) => row.model === model && row.measure === "risk-coverage area")!;
    return `${modelName[model]} ${fixed(value, 4)}`;
  });
  return `The area under the curve, the mean share of errors over all numbers of answers (AURC; Geifman et al. 2019), is ${list(areas)}.`;
}

function numbers({riskCoverage: rows}: Data): Numbers {
  return {
    columns: ["Model", "Answered", "Least confidence", "Errors among the answers"],
    rows: rows
      .filter(({wanted}) => Math.round(100 * wanted) % 5 === 0)
      .map((row) => [
        modelName[row.model],
        exact(row.coverage, percent(row.coverage)),
        exact(row.threshold, percent(row.threshold)),
        exact(row.risk, percent(row.risk, 2))
      ])
  };
}

function links(data: Data, {answered}: Options): FigureLinks {
  return {
    lead: "Errors among the answers",
    links: models.map((model) => {
      const {threshold} = pointOf(data, model, answered); // in full, or other images pass as well
      return {
        text: `of the ${modelName[model]}`,
        href: `./explore.html?${model}=wrong&range=${model}-confidence:${threshold}..1&matrix=${model}&sort=${model}-confidence`
      };
    })
  };
}

function draw(data: Data, {width, answered}: Options): Element {
  const points = data.riskCoverage.map((row) => {
    return {...row, name: modelName[row.model], x: 100 * row.coverage, y: 100 * row.risk};
  });
  const chosen = points.filter(({wanted}) => Math.round(100 * wanted) === answered);
  const ends = points.filter(({coverage}) => coverage === 1).map((point) => ({...point, mean: point.y}));
  const distance = Math.max(...points.map(({y}) => y)) / 14;
  const place = {x: "x", y: "y"} as const;
  const side = {grid: true, tickSize: 0, labelArrow: "none"} as const;
  return Plot.plot({
    width,
    height: Math.min(0.6 * width, 340),
    marginLeft: 40,
    marginRight: 56,
    marginBottom: 40,
    x: {...side, domain: [0, 100], ticks: 5, label: "Images answered (%)", labelAnchor: "center"},
    y: {...side, ticks: 6, nice: true, label: "Errors among the answers (%)"},
    color: modelScale,
    marks: [
      Plot.ruleX([answered], {stroke: "var(--muted)", strokeDasharray: "3 3"}),
      ...models.map((model) => {
        const own = points.filter(({name}) => name === modelName[model]);
        return Plot.line(own, {...place, stroke: "name", strokeWidth: 2, strokeDasharray: modelDash[model]});
      }),
      Plot.dot(chosen, {...place, fill: "name", r: 4.5, stroke: "var(--paper)"}),
      endLabels(ends, distance, {x: "x", text: "name", fill: "name"}),
      Plot.tip(points, Plot.pointerX({...place, title: tipText}))
    ]
  });
}

function tipText({name, x, y, threshold}: {name: string; x: number; y: number; threshold: number}): string {
  return `${name}: most confident ${fixed(x, 0)}%\n${fixed(y, 2)}% errors, at least ${percent(threshold)} sure`;
}

function pointOf({riskCoverage: rows}: Data, model: Model, answered: number): Point {
  return rows.find((row) => row.model === model && Math.round(100 * row.wanted) === answered)!;
}

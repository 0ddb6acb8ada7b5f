import * as Plot from "@observablehq/plot";
import {acrossAxis} from "../components/axes.js";
import {modelScale} from "../components/modelLegend.js";
import {notRecorded} from "../components/notRecorded.js";
import {modelName} from "../components/theme.js";
import {count, fixed, percent, percentInterval, points} from "../lib/format.js";
import {people, peopleImageCount} from "../lib/publishedResults.js";
import {modelDifference, seedRuns} from "../lib/seedRuns.js";
import {seedSummary, type SeedSummary} from "../lib/seedSummary.js";
import {seedsOfBoth} from "../lib/seedWords.js";
import {models, type Model} from "../lib/schemas/vocabulary.js";
import type {Tables} from "../lib/tables.js";
import {figure, type Room} from "./figure.js";
import {exact, exactInterval, percentCell, type NumbersCell} from "./numbers.js";

const nothing = "No run of either model is recorded yet";

type Data = Pick<Tables, "runs">;

/** Test accuracy of each seed of both models, their means with t intervals, and what people reach. */
export function seedAccuracies(data: Data, options: Room): HTMLElement {
  return figure(
    {
      name: "seed-accuracies",
      title: title(data),
      caption: caption(data),
      how: `Below the dots stand their mean and its interval, which covers other seeds on the same data. The dashed line: people without expertise, by majority of three, on ${count(peopleImageCount)} of the test images. The scale does not start at zero.`,
      method: `t intervals over seeds. What people reach is as published (${people.source}), submitted by a third party and not tested by the authors of the data set.`,
      numbers: {
        columns: ["Model", "What", "Test accuracy", "95% t interval"],
        rows: [...models.flatMap((model) => twinRows(data, model)), peopleRow]
      },
      tables: ["runs"]
    },
    draw(data, options)
  );
}

function caption(tables: Data): string {
  const [ann, cnn] = models.map((model) => accuracies(tables, model).length);
  return `A dot for each trained network: accuracy on the 10,000 test images, ${seedsOfBoth(ann!, cnn!)}, with mean and 95% CI.`;
}

function draw(tables: Data, {width}: Room): Element {
  const dots = models.flatMap((model) => dotsOf(tables, model));
  if (dots.length === 0) return notRecorded("Runs of the two models");
  const means = models.flatMap((model) => meanOf(tables, model));
  const domain = domainOf(dots, means);
  return Plot.plot({
    width,
    height: 214,
    marginLeft: 44,
    marginRight: 18,
    marginTop: 26,
    marginBottom: 40,
    x: {...acrossAxis, domain, label: "Test accuracy (%)", grid: true, ticks: width / 80},
    y: {domain: models.map((model) => modelName[model]), label: null, axis: null, padding: 0},
    color: modelScale,
    marks: [...peopleMarks, ...seedMarks(dots, means, domain)]
  });
}

function title(tables: Data): string {
  const [ann, cnn] = models.map((model) => accuracies(tables, model));
  const {count: pairCount, mean, lower, upper, pValue} = modelDifference(tables, ({testAccuracy}) => testAccuracy);
  if (ann!.length + cnn!.length === 0) return nothing;
  if (pairCount === 0) return "Both models are not recorded with the same seed yet";
  if (pairCount === 1) return `With the one seed that both have the CNN is ${points(mean)} better`;
  const between = Math.min(...cnn!) - Math.max(...ann!);
  if (between > 0) return `The worst CNN still beats the best ANN, by ${points(between)}`;
  const apart = pValue <= 0.05 && (lower > 0 || upper < 0);
  if (!apart) return `Over ${pairCount} seeds the two models cannot be told apart`;
  return `Over ${pairCount} seeds the ${mean > 0 ? "CNN" : "ANN"} leads by ${points(Math.abs(mean))} on average`;
}

function accuracies(tables: Data, model: Model): number[] {
  return seedRuns(tables, model).map(({testAccuracy}) => testAccuracy);
}

type Dot = ReturnType<typeof dotsOf>[number];

function dotsOf(tables: Data, model: Model) {
  return seedRuns(tables, model).map(({seed, testAccuracy}) => {
    return {model: modelName[model], seed, accuracy: 100 * testAccuracy};
  });
}

type Mean = ReturnType<typeof meanOf>[number];

/** None for a model without runs; equal ends for a single seed, which has no interval. */
function meanOf(tables: Data, model: Model) {
  const summary = seedSummary(accuracies(tables, model));
  if (summary.count === 0) return [];
  const {lower, upper} = summary.count === 1 ? {lower: summary.mean, upper: summary.mean} : summary;
  const text = `${percent(summary.mean)}${summary.count === 1 ? "" : `, ${intervalText(summary)}`}`;
  return [{model: modelName[model], mean: 100 * summary.mean, lower: 100 * lower, upper: 100 * upper, text}];
}

function intervalText(summary: SeedSummary): string {
  return summary.count < 2 ? "none for one seed" : percentInterval(summary);
}

/** Whole percents around everything that is drawn. */
function domainOf(dots: readonly Dot[], means: readonly Mean[]): readonly [number, number] {
  const low = Math.min(people.accuracy, ...dots.map(({accuracy}) => accuracy), ...means.map(({lower}) => lower));
  const high = Math.max(...dots.map(({accuracy}) => accuracy), ...means.map(({upper}) => upper));
  return [Math.floor(low - 0.25), Math.ceil(high + 0.25)];
}

function seedMarks(
  dots: readonly Dot[],
  means: readonly Mean[],
  [from, to]: readonly [number, number]
): Plot.Markish[] {
  const isLeft = ({mean}: Mean): boolean => mean < from + 0.6 * (to - from);
  const words = {y: "model", text: "text", fill: "model", dy: 26, stroke: "var(--paper)", strokeWidth: 4} as const;
  return [
    Plot.axisY({label: null, tickSize: 0, fontWeight: 600, fill: "var(--ink)"}),
    Plot.dot(dots, {x: "accuracy", y: "model", stroke: "model", fill: "model", fillOpacity: 0.35, r: 5, dy: -8}),
    Plot.ruleY(means, {x1: "lower", x2: "upper", y: "model", stroke: "model", strokeWidth: 3, dy: 8}),
    Plot.tickX(means, {x: "mean", y: "model", stroke: "model", strokeWidth: 3, insetTop: 38, insetBottom: 26}),
    Plot.text(means.filter(isLeft), {...words, x: "lower", textAnchor: "start"}),
    Plot.text(
      means.filter((one) => !isLeft(one)),
      {...words, x: "upper", textAnchor: "end"}
    ),
    Plot.tip(dots, Plot.pointer({x: "accuracy", y: "model", title: tipText}))
  ];
}

const peopleMarks: readonly Plot.Markish[] = [
  Plot.ruleX([people.accuracy], {stroke: "var(--muted)", strokeDasharray: "4 3"}),
  Plot.text([people], {
    x: "accuracy",
    text: ({accuracy}: typeof people) => `people ${fixed(accuracy, 1)}%`,
    frameAnchor: "top",
    dy: -14,
    dx: -2,
    textAnchor: "start",
    fill: "var(--muted)"
  })
];

function tipText({model, seed, accuracy}: Dot): string {
  return `${model}, seed ${seed}\n${fixed(accuracy, 2)}% right`;
}

function twinRows(tables: Data, model: Model): NumbersCell[][] {
  const name = modelName[model];
  const rows = seedRuns(tables, model).map(({seed, testAccuracy}) => {
    return [name, `Seed ${seed}`, percentCell(testAccuracy, 2), ""];
  });
  const summary = seedSummary(accuracies(tables, model));
  if (summary.count === 0) return [[name, "Not recorded yet", "", ""]];
  const interval = summary.count < 2 ? intervalText(summary) : exactInterval(summary, intervalText(summary));
  return [...rows, [name, "Mean", percentCell(summary.mean, 2), interval]];
}

const peopleRow: readonly NumbersCell[] = [
  "People",
  `Majority of three, ${count(peopleImageCount)} images`,
  exact(people.accuracy / 100, percent(people.accuracy / 100)),
  ""
];

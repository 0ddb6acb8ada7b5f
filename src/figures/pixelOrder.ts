import * as Plot from "@observablehq/plot";
import {acrossAxis} from "../components/axes.js";
import {notRecorded} from "../components/notRecorded.js";
import {ink, modelColour, muted} from "../components/theme.js";
import {count, fixed, percent, points, signedPoints} from "../lib/format.js";
import {notRecordedYet} from "../lib/notRecordedYet.js";
import {leads} from "../lib/leads.js";
import {seedRuns} from "../lib/seedRuns.js";
import {isApart} from "../lib/seedSentences.js";
import type {Row} from "../lib/schemas/tableSchemas.js";
import type {Tables} from "../lib/tables.js";
import {changeOf, recordedVariant, seedsOf} from "../lib/variantLookup.js";
import {figure, type Room} from "./figure.js";
import {adjustedCell, changeCells, percentCell, seedIntervalCell, type NumbersCell} from "./numbers.js";

/** Networks that differ in one thing that could explain the CNN's lead, by rising use of where pixels lie. */
const shown = [
  {variant: "linear", name: "No hidden layer", colour: muted},
  {variant: "ann", name: "ANN", colour: modelColour.ann},
  {variant: "ann-permuted", name: "ANN, pixels shuffled", colour: modelColour.ann},
  {variant: "ann-as-many-parameters", name: "ANN as large as the CNN", colour: modelColour.ann},
  {variant: "ann-as-many-operations", name: "ANN as costly as the CNN", colour: modelColour.ann},
  {variant: "cnn-permuted", name: "CNN, pixels shuffled", colour: modelColour.cnn},
  {variant: "cnn", name: "CNN", colour: modelColour.cnn}
] as const;

type Data = Pick<Tables, "runs" | "variants" | "seeds" | "changes">;

/** What the CNN's lead comes from: networks that differ in size, in cost, or in whether pixels lie where they lay. */
export function pixelOrder(data: Data, options: Room): HTMLElement {
  return figure(
    {
      name: "pixel-order",
      title: title(data),
      caption:
        "A dot for each trained network: accuracy on the 10,000 test images, with the mean over seeds and its 95% CI.",
      how: "Shuffled: the pixels of all images are shuffled in the same way, so that a network that is blind to places loses nothing. As large: as many parameters as the CNN. As costly: as many operations. Diamond and bar: the mean and its interval. The scale does not start at zero.",
      method:
        "t intervals over seeds. Differences in the data are paired by seed, p by paired t tests; of a single seed by bootstrap and McNemar’s test over the test images. Holm’s correction for all controls, seeds and images apart.",
      numbers: {
        columns: [
          "Network",
          "Parameters",
          "Seeds",
          "Test accuracy",
          "95% t interval",
          "Less its model, points",
          "95% interval",
          "Adjusted p"
        ],
        rows: shown.map((one) => twinRow(data, one))
      },
      tables: ["runs", "variants", "seeds", "changes"]
    },
    draw(data, options)
  );
}

function title(tables: Data): string {
  const {asItIs, shuffled} = leads(tables);
  if (shuffled.count === 0) return `The CNN’s lead on shuffled pixels is ${notRecordedYet}`;
  const whole = fixed(100 * asItIs.mean, 1);
  const isNone = Math.max(-shuffled.lower, shuffled.upper) < leastThatMatters;
  if (isNone) return `Shuffle the pixels and the CNN’s lead of ${whole} points is gone`;
  if (!isApart(shuffled))
    return `With pixels shuffled the CNN’s lead is ${signedPoints(shuffled.mean, 1)} points, not ${whole}`;
  return shuffled.mean < 0
    ? `With pixels shuffled the CNN is ${points(-shuffled.mean)} behind, not ${whole} ahead`
    : `With pixels shuffled the CNN is ${points(shuffled.mean)} ahead, not ${whole}`;
}

/** Half a point of accuracy, the smallest difference that matters: a lead within it, with its interval, is none. */
const leastThatMatters = 0.005;

type Line = (typeof shown)[number] & {readonly summary: Row<"seeds">};

function draw(tables: Data, {width}: Room): Element {
  const lines = shown.flatMap((one): Line[] => {
    const summary = seedsOf(tables, one.variant, "testAccuracy");
    return summary === undefined ? [] : [{...one, summary}];
  });
  if (lines.length === 0) return notRecorded("Networks that could explain the lead");
  const isNarrow = width < 560;
  const dots = lines.flatMap(({name, variant, colour}) =>
    seedRuns(tables, variant).map(({seed, testAccuracy}) => ({name, colour, seed, accuracy: 100 * testAccuracy}))
  );
  return Plot.plot({
    width,
    height: (isNarrow ? 56 : 38) * lines.length + 60,
    marginLeft: isNarrow ? 8 : 190,
    marginRight: 70,
    marginTop: 12,
    marginBottom: 44,
    x: {...acrossAxis, label: "Test accuracy (%)", grid: true, nice: true, ticks: width / 90},
    y: {axis: null, domain: lines.map(({name}) => name)},
    marks: [...nameMarks(lines, isNarrow), ...accuracyMarks(dots, lines, isNarrow ? 12 : 0)]
  });
}

/** What each network is: before its dots, or above them on narrow pages; and its mean behind them. */
function nameMarks(lines: readonly Line[], isNarrow: boolean): Plot.Markish[] {
  const dy = isNarrow ? -12 : 0;
  const words = {
    y: "name",
    text: "name",
    fill: "colour",
    fontWeight: 600,
    frameAnchor: "left",
    textAnchor: "start"
  } as const;
  const means = {y: "name", text: meanText, fill: ink, frameAnchor: "right", textAnchor: "start", dx: 12} as const;
  return [
    Plot.text(lines, {...words, dx: isNarrow ? 0 : -190, dy}),
    Plot.text(lines, {...means, dy: isNarrow ? 12 : 0})
  ];
}

interface Dot {
  readonly name: string;
  readonly colour: string;
  readonly seed: number;
  readonly accuracy: number;
}

/** @param dy downwards from a line's middle, px */
function accuracyMarks(dots: readonly Dot[], lines: readonly Line[], dy: number): Plot.Markish[] {
  const means = lines.map(({name, colour, summary: {mean, lower, upper}}) => {
    return {name, colour, mean: 100 * mean, lower: 100 * (lower ?? mean), upper: 100 * (upper ?? mean)};
  });
  const place = {x: "accuracy", y: "name", dy: dy - 4} as const;
  return [
    Plot.dot(dots, {...place, stroke: "colour", fill: "colour", fillOpacity: 0.35, r: 4}),
    Plot.ruleY(means, {y: "name", x1: "lower", x2: "upper", stroke: "colour", strokeWidth: 3, dy: dy + 8}),
    Plot.dot(means, {y: "name", x: "mean", fill: "colour", r: 4, symbol: "diamond", dy: dy + 8}),
    Plot.tip(
      dots,
      Plot.pointer({
        ...place,
        title: ({name, seed, accuracy}: Dot) => `${name}, seed ${seed}\n${fixed(accuracy, 2)}% right`
      })
    )
  ];
}

function meanText({summary: {mean}}: Line): string {
  return percent(mean, 2);
}

function twinRow(tables: Data, {variant, name}: (typeof shown)[number]): NumbersCell[] {
  const [summary, known, change] = [
    seedsOf(tables, variant, "testAccuracy"),
    recordedVariant(tables, variant),
    changeOf(tables, variant, "testAccuracy")
  ];
  if (summary === undefined) return [name, "", "", notRecordedYet, "", "", "", ""];
  const compared = change === undefined ? ["", "", ""] : [...changeCells(change), adjustedCell(change)];
  return [
    name,
    known === undefined ? "" : count(known.parameterCount),
    summary.seedCount,
    percentCell(summary.mean, 2),
    seedIntervalCell(summary),
    ...compared
  ];
}

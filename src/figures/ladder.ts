import {tags} from "../components/tags.js";
import {gainAxis, gainDomain, gainMark, type GainDomain} from "../components/gainScale.js";
import {modelColour, modelName} from "../components/theme.js";
import {count, fixed, list, millions, percent, percentInterval, signedPoints} from "../lib/format.js";
import {notRecordedYet} from "../lib/notRecordedYet.js";
import {rungsOf, type Rung, type RungTables} from "../lib/rungs.js";
import {capitalised} from "../lib/seedWords.js";
import type {Model} from "../lib/schemas/vocabulary.js";
import type {Row} from "../lib/schemas/tableSchemas.js";
import {isSignificant, recordedVariant, seedsOf} from "../lib/variantLookup.js";
import type {Tables} from "../lib/tables.js";
import {figure} from "./figure.js";
import {exact, exactInterval, type Numbers, type NumbersCell} from "./numbers.js";

const {div, small, span, strong, table, tbody, td, th, thead, tr} = tags;

/** The model with the most changes first. */
const order: readonly Model[] = ["cnn", "ann"];

const none = "—";

type Data = Pick<Tables, "variants" | "seeds" | "changes">;

/** Every change of the source's models: what it gains in test accuracy, and what it costs. */
export function ladder(data: Data): HTMLElement {
  return figure(
    {
      name: "ladder",
      title: title(data),
      caption: `Test accuracy less that of the unchanged model with the same seeds, in points, with 95 % interval: paired t over seeds where there are two or more; with one seed a paired bootstrap over the test images (“over images”), which says nothing of other seeds. Filled dot: significant after Holm’s correction (adjusted p ≤ 0.05), made apart for ${countedGroups(data)}; hollow: not. An arrow: the interval runs on. Few seeds and many comparisons leave small gains undecided. Accuracies are means over seeds with t intervals; operations count a multiplication and an addition as two. Training is the time of all epochs as a multiple of the unchanged model’s, all variants measured in turn on one machine, and rough: a schedule, SGD and momentum add no work, and how far they are from 1 shows how rough.`,
      numbers: numbers(data),
      tables: ["variants", "seeds", "changes"]
    },
    draw(data)
  );
}

function title(tables: Data): string {
  const compared = allRungs(tables).flatMap(({change}) => change ?? []);
  if (compared.length === 0) return "What each change gains is not recorded yet";
  const significant = compared.filter(isSignificant);
  const better = significant.filter(({difference}) => difference > 0).length;
  const worse = significant.length - better;
  const of = compared.length === 1 ? "the one change" : `${compared.length} changes`;
  if (significant.length === 0) return `No significant gain or loss of test accuracy by ${of} recorded so far`;
  return `Test accuracy against the unchanged model, ${of}: ${tally(better, "better")}, ${tally(worse, "worse")}`;
}

function numbers(tables: Data): Numbers {
  return {
    columns: [
      "Model",
      "Change",
      "Gain, points",
      "95 % interval",
      "Adjusted p",
      "Test accuracy",
      "Parameters",
      "Operations per image",
      "Epochs",
      "Training time",
      "Seeds",
      "Interval over"
    ],
    rows: order.flatMap((model) => [baseTwin(tables, model), ...rungsOf(tables, model).map(rungTwin)])
  };
}

function draw(tables: Data): Element {
  const domain = gainDomain(allRungs(tables).flatMap(({change}) => change ?? []));
  const names = ["Test accuracy", "Parameters", "Operations", "Training", "Seeds"];
  const head = tr(
    {},
    th({scope: "col"}, "Change"),
    th({scope: "col", colspan: 2}, "Gain in test accuracy, points"),
    names.map((name) => th({scope: "col", class: "numeric"}, name))
  );
  const bodies = order.map((model) => modelBody(tables, model, domain));
  return div({class: "ladder"}, table({}, thead({}, head), bodies));
}

function tally(value: number, word: string): string {
  return value === 0 ? `none ${word}` : `${value} significantly ${word}`;
}

function allRungs(tables: RungTables): Rung[] {
  return order.flatMap((model) => rungsOf(tables, model));
}

/** The groups within which p values are corrected, with the number of variants that are compared in each. */
function countedGroups({variants, changes}: RungTables): string {
  const compared = changes.filter(({measure}) => measure === "testAccuracy").map(({variant}) => variant);
  const counts = [
    {group: "ablation", name: "the source’s choices"},
    {group: "proposal", name: "its proposals"}
  ].map(({group, name}) => {
    const own = variants.filter((row) => row.group === group && compared.includes(row.variant));
    return `${name} (${own.length})`;
  });
  return list(counts);
}

function methodName({method}: Row<"changes">): string {
  return method === "paired t over seeds" ? "seeds" : "images";
}

/** Parameters, operations, epochs and relative training time as text. */
function costs(variant: Row<"variants"> | undefined, timeRatio: number | undefined): string[] {
  if (variant === undefined) return [none, none, none, none];
  const {parameterCount, forwardFlops, epochCount} = variant;
  return [count(parameterCount), millions(forwardFlops), String(epochCount), timeText(timeRatio)];
}

function timeText(ratio: number | undefined): string {
  return ratio === undefined ? none : `× ${fixed(ratio, ratio < 9.95 ? 1 : 0)}`;
}

function baseTwin(tables: RungTables, model: Model): NumbersCell[] {
  const [base, accuracy] = [recordedVariant(tables, model), seedsOf(tables, model, "testAccuracy")];
  const known = accuracy === undefined ? notRecordedYet : percent(accuracy.mean, 2);
  const seedCount = accuracy === undefined ? "0" : String(accuracy.seedCount);
  return [modelName[model], "none: the source’s", none, none, none, known, ...costs(base, 1), seedCount, none];
}

function rungTwin({idea, model, variant, timeRatio, accuracy, change}: Rung): NumbersCell[] {
  const gain = change === undefined ? [none, none, none] : gainTwin(change);
  return [
    modelName[model],
    idea.change,
    ...gain,
    accuracy === undefined ? notRecordedYet : exact(accuracy.mean, percent(accuracy.mean, 2)),
    ...costs(variant, timeRatio),
    String(change?.seedCount ?? accuracy?.seedCount ?? 0),
    change === undefined ? none : methodName(change)
  ];
}

function gainTwin({difference, lower, upper, adjustedPValue}: Row<"changes">): NumbersCell[] {
  return [
    exact(difference, signedPoints(difference)),
    exactInterval({lower, upper}, `${signedPoints(lower)} to ${signedPoints(upper)}`),
    adjustedPValue < 0.001 ? "< 0.001" : exact(adjustedPValue, fixed(adjustedPValue, 3))
  ];
}

function modelBody(tables: RungTables, model: Model, domain: GainDomain): HTMLElement {
  const rungs = rungsOf(tables, model);
  const missing = rungs.filter(({variant}) => variant === undefined);
  const known = rungs.filter(({variant}) => variant !== undefined);
  return tbody(
    {style: `--model:${modelColour[model]}`},
    baseRow(tables, model, domain),
    known.map((rung) => rungRow(rung, domain)),
    missing.length === 0
      ? undefined
      : tr(
          {class: "ladder-missing"},
          th({scope: "row"}, capitalised(notRecordedYet)),
          td({colspan: 7}, missing.map(({idea}) => idea.label).join(" · "))
        )
  );
}

function baseRow(tables: RungTables, model: Model, domain: GainDomain): HTMLElement {
  const accuracy = seedsOf(tables, model, "testAccuracy");
  return tr(
    {class: "ladder-base"},
    th({scope: "row", class: `name-${model}`}, `${modelName[model]}, unchanged`),
    td({class: "ladder-scale"}, gainAxis(domain)),
    td({class: "ladder-gain"}, "base"),
    factCells(costs(recordedVariant(tables, model), 1), accuracy, undefined)
  );
}

function rungRow({idea, variant, timeRatio, accuracy, change}: Rung, domain: GainDomain): HTMLElement {
  return tr(
    {},
    th({scope: "row"}, capitalised(idea.change)),
    td(
      {class: "ladder-scale"},
      change === undefined ? "no seed in common" : gainMark(change, domain, isSignificant(change))
    ),
    td({class: "ladder-gain"}, change === undefined ? none : gainParts(change)),
    factCells(costs(variant, timeRatio), accuracy, change)
  );
}

function gainParts(change: Row<"changes">): HTMLElement[] {
  const value = isSignificant(change) ? strong : span;
  return [
    value({}, signedPoints(change.difference)),
    span({class: "spoken"}, isSignificant(change) ? " significant" : " not significant"),
    small({}, `${signedPoints(change.lower)} to ${signedPoints(change.upper)}`)
  ];
}

function factCells(
  [parameters, operations, epochs, time]: readonly string[],
  accuracy: Row<"seeds"> | undefined,
  change: Row<"changes"> | undefined
): HTMLElement[] {
  const fact = (label: string, text: string, extra?: HTMLElement): HTMLElement =>
    td({class: "fact numeric", "data-label": label}, span({}, text), extra);
  const overImages = change !== undefined && methodName(change) === "images";
  return [
    fact("Test accuracy", accuracy === undefined ? notRecordedYet : percent(accuracy.mean, 2), intervalOf(accuracy)),
    fact("Parameters", parameters!),
    fact("Operations", operations!),
    fact("Training", time!, epochs === none ? undefined : small({}, `${epochs} epochs`)),
    fact(
      "Seeds",
      String(change?.seedCount ?? accuracy?.seedCount ?? 0),
      overImages ? small({}, "over images") : undefined
    )
  ];
}

function intervalOf(accuracy: Row<"seeds"> | undefined): HTMLElement | undefined {
  if (accuracy === undefined || accuracy.lower === null || accuracy.upper === null) return undefined;
  return tags.small({}, percentInterval({lower: accuracy.lower, upper: accuracy.upper}));
}

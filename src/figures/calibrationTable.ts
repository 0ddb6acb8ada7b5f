import {greatest, max, mean, min} from "d3";
import {tags} from "../components/tags.js";
import {notRecorded} from "../components/notRecorded.js";
import {modelName} from "../components/theme.js";
import {fixed, percent} from "../lib/format.js";
import {seedRuns} from "../lib/seedRuns.js";
import {capitalised, seedsOfBoth} from "../lib/seedWords.js";
import {models, type Model} from "../lib/schemas/vocabulary.js";
import type {Row} from "../lib/schemas/tableSchemas.js";
import type {Tables} from "../lib/tables.js";
import {figure} from "./figure.js";
import {exact, type NumbersCell} from "./numbers.js";

const {div, small, table, tbody, td, th, thead, tr} = tags;

type Calibration = Row<"calibration">;
type Scaling = Calibration["scaling"];

const nothing = "Calibration is not recorded yet";
const scalings: readonly Scaling[] = ["as trained", "temperature"];

interface Measure {
  readonly name: string;
  readonly value: (row: Calibration) => number;
  readonly text: (value: number) => string;
}

const measures: readonly Measure[] = [
  {name: "ECE, equal width", value: (row) => row.equalWidthError, text: (value) => percent(value)},
  {name: "ECE, equal mass", value: (row) => row.equalMassError, text: (value) => percent(value)},
  {name: "Brier score", value: (row) => row.brierScore, text: (value) => fixed(value, 3)},
  {name: "NLL, nats", value: (row) => row.loss, text: (value) => fixed(value, 3)},
  {name: "Temperature", value: (row) => row.temperature, text: (value) => fixed(value, 2)}
];

type Data = Pick<Tables, "runs" | "calibration">;

/** How far a model's probabilities are from what they promise, before and after a temperature. */
export function calibrationTable(data: Data): HTMLElement {
  return figure(
    {
      name: "calibration-table",
      title: title(data),
      caption: caption(data),
      how: "Less is better in every row but the last. ECE, the expected calibration error, is the mean distance between confidence and accuracy; the Brier score the squared distance of the ten probabilities from the truth; NLL the cross-entropy.",
      method:
        "ECE in 15 bins, of equal width or of equally many images. The temperature divides the outputs before the softmax; it is fitted on the validation images by cross-entropy and changes no prediction.",
      numbers: {
        columns: ["Model", "Probabilities", "Seeds", ...measures.map(({name}) => name)],
        rows: models.flatMap((model) => scalings.map((scaling) => twinRow(data, model, scaling)))
      },
      tables: ["runs", "calibration"]
    },
    draw(data)
  );
}

function caption(tables: Data): string {
  const [ann, cnn] = models.map((model) => rowsOf(tables, model, "as trained").length);
  return `Calibration on the test images: mean over ${seedsOfBoth(ann!, cnn!)}, below it the range over the seeds.`;
}

function draw(tables: Data): Element {
  if (models.every((model) => rowsOf(tables, model, "as trained").length === 0)) {
    return notRecorded("Errors of calibration");
  }
  const body = measures.map((measure) => {
    const cells = models.flatMap((model) =>
      scalings.map((scaling) => summary(rowsOf(tables, model, scaling), measure))
    );
    return tr(
      {},
      th({scope: "row"}, measure.name),
      ...cells.map(({mean, range}) => td({class: "numeric"}, mean, range === "" ? "" : small({}, range)))
    );
  });
  return div(
    {class: "table-frame", tabindex: 0, role: "region", "aria-label": "Calibration"},
    table({class: "calibration"}, head(), tbody({}, body))
  );
}

function title(tables: Data): string {
  const [before, after] = scalings.map((scaling) => {
    return models.map((model) => mean(rowsOf(tables, model, scaling), ({equalWidthError}) => equalWidthError));
  });
  const known = models.filter((_, i) => before![i] !== undefined && after![i] !== undefined);
  if (known.length === 0) return nothing;
  const worst = greatest(known, (model) => before![models.indexOf(model)]!)!;
  const [from, to] = [before, after].map((errors) => errors![models.indexOf(worst)]!);
  if (to! >= from!)
    return `A temperature does not lower the ${modelName[worst]}’s calibration error of ${percent(from!)}`;
  return `A temperature takes the ${modelName[worst]}’s calibration error from ${percent(from!)} to ${percent(to!)}`;
}

/** A model's rows, one a seed. */
function rowsOf(tables: Data, model: Model, scaling: Scaling): Calibration[] {
  const names = new Set(seedRuns(tables, model).map(({run}) => run));
  return tables.calibration.filter((row) => names.has(row.run) && row.scaling === scaling);
}

function head(): HTMLElement {
  const names = models.map((model) => {
    return th({scope: "colgroup", colspan: 2, class: `numeric name-${model}`}, modelName[model]);
  });
  const states = models.flatMap(() =>
    scalings.map((scaling) => th({scope: "col", class: "numeric"}, scalingName(scaling)))
  );
  return thead({}, tr({}, td({}), ...names), tr({}, td({}), ...states));
}

function scalingName(scaling: Scaling): string {
  return scaling === "temperature" ? "scaled" : scaling;
}

/** Mean, and least to most where there are several. */
function summary(rows: readonly Calibration[], {value, text}: Measure): {mean: string; range: string} {
  if (rows.length === 0) return {mean: "not recorded yet", range: ""};
  const values = rows.map(value);
  const [least, most] = [text(min(values)!), text(max(values)!)];
  return {mean: text(mean(values)!), range: least === most ? "" : `${least.replace(/%$/, "")}–${most}`};
}

function twinRow(tables: Data, model: Model, scaling: Scaling): NumbersCell[] {
  const rows = rowsOf(tables, model, scaling);
  const texts = measures.map((measure) => summary(rows, measure));
  const values = texts.map(({mean: text, range}, i) => {
    if (rows.length === 0) return text;
    return exact(mean(rows, measures[i]!.value)!, range === "" ? text : `${text} (${range})`);
  });
  return [modelName[model], capitalised(scalingName(scaling)), rows.length, ...values];
}

import {tags} from "../components/tags.js";
import {setText} from "../components/setText.js";
import {modelName} from "../components/theme.js";
import {classNames, commonName} from "../lib/classNames.js";
import {percent} from "../lib/format.js";
import type {Belief, Prediction} from "../lib/modelWorker.js";
import {models, type Model} from "../lib/schemas/vocabulary.js";

const {caption, div, p, span, strong, table, tbody, td, th, thead, tr} = tags;

/** Both networks' ten probabilities side by side, changing in place. */
export interface Answer {
  /** What they say in a sentence, and how sure each is. */
  readonly verdict: HTMLElement;
  /** All probabilities. */
  readonly table: HTMLElement;
  /** @param label true class, where it is known */
  update(prediction: Prediction, label?: number): void;
  /** Says in whose places a reader's own networks answer. */
  name(own: ReadonlySet<Model>): void;
  /** Empties the table. @param words what to say in place of a verdict */
  clear(words?: string): void;
}

interface ClassRow {
  readonly row: HTMLElement;
  readonly bars: Readonly<Record<Model, HTMLElement>>;
  readonly numbers: Readonly<Record<Model, HTMLElement>>;
}

/** The most likely class. @param probabilities [10] */
export function topClass(probabilities: Float32Array): number {
  return probabilities.indexOf(Math.max(...probabilities));
}

/** What both networks say, in a sentence. */
export function verdictOf({beliefs: {ann, cnn}, distances}: Pick<Prediction, "beliefs" | "distances">): string {
  const [a, b] = [ann, cnn].map(({probabilities}) => commonName(topClass(probabilities))) as [string, string];
  const verdict = a === b ? `Both say ${a}` : `They disagree: the ANN says ${a}, the CNN ${b}`;
  return isOutside(distances) ? `${verdict}, but it is unlike what they know` : verdict;
}

/** Whether an image is further from what the networks know than a usual one is at most. */
export function isOutside({pixel, layer}: Prediction["distances"]): boolean {
  return pixel > 1 || layer > 1;
}

/** How sure a network is, as trained and calibrated. */
export function surenessOf({probabilities, calibrated}: Belief): string {
  const label = topClass(probabilities);
  const sure = `${percent(probabilities[label]!)} sure`;
  return calibrated === undefined ? sure : `${sure}, ${percent(calibrated[label]!)} after calibration`;
}

const nothingYet = "Nothing to judge yet";

/** The table of probabilities, empty until a prediction comes. */
export function answer(): Answer {
  const verdict = p({class: "belief-verdict", role: "status"}, nothingYet);
  const sureness = {ann: span({}), cnn: span({})};
  const rows = classNames.map((name) => classRow(name));
  const lineNames = {ann: strong({class: "name-ann"}, modelName.ann), cnn: strong({class: "name-cnn"}, modelName.cnn)};
  const surenessLines = models.map((model) => p({class: "belief-sureness"}, lineNames[model], " ", sureness[model]));
  return {
    verdict: div({class: "beliefs"}, verdict, surenessLines),
    table: beliefTable(rows),
    update: (prediction, label) => {
      setText(verdict, verdictOf(prediction));
      for (const model of models) setText(sureness[model], surenessOf(prediction.beliefs[model]));
      rows.forEach((row, index) => updateRow(row, prediction, index, label));
    },
    name: (own) => {
      for (const model of models)
        setText(lineNames[model], own.has(model) ? `Your ${modelName[model]}` : modelName[model]);
    },
    clear: (words = nothingYet) => {
      setText(verdict, words);
      for (const model of models) setText(sureness[model], "");
      rows.forEach(clearRow);
    }
  };
}

function beliefTable(rows: readonly ClassRow[]): HTMLElement {
  const head = tr(
    {},
    th({scope: "col"}, "Class"),
    th({scope: "col", class: "belief-bars"}, span({class: "visually-hidden"}, "Bars")),
    models.map((model) => th({scope: "col", class: `numeric name-${model}`}, modelName[model]))
  );
  return table(
    {class: "belief-table"},
    caption({class: "visually-hidden"}, "Probability of each class"),
    thead({}, head),
    tbody(
      {},
      rows.map(({row}) => row)
    )
  );
}

function classRow(name: string): ClassRow {
  const bars = {ann: span({class: "belief-bar belief-ann"}), cnn: span({class: "belief-bar belief-cnn"})};
  const numbers = {ann: td({class: "numeric"}), cnn: td({class: "numeric"})};
  const row = tr(
    {},
    th({scope: "row"}, name),
    td({class: "belief-bars", "aria-hidden": "true"}, bars.ann, bars.cnn),
    numbers.ann,
    numbers.cnn
  );
  return {row, bars, numbers};
}

function updateRow(
  {row, bars, numbers}: ClassRow,
  {beliefs}: Prediction,
  index: number,
  label: number | undefined
): void {
  row.classList.toggle("true-class", index === label);
  for (const model of models) {
    const {probabilities} = beliefs[model];
    const share = probabilities[index]!;
    bars[model].style.setProperty("--share", String(share));
    setText(numbers[model], percent(share));
    numbers[model].classList.toggle("chosen", index === topClass(probabilities));
    numbers[model].classList.toggle(`name-${model}`, index === topClass(probabilities));
  }
}

function clearRow({row, bars, numbers}: ClassRow): void {
  row.classList.remove("true-class");
  for (const model of models) {
    bars[model].removeAttribute("style");
    setText(numbers[model], "");
    numbers[model].classList.remove("chosen", `name-${model}`);
  }
}

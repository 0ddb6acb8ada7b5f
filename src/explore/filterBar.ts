import {elements} from "../components/elements.js";
import {modelName} from "../components/theme.js";
import {classNames} from "../lib/classNames.js";
import {count} from "../lib/format.js";
import {models} from "../lib/tableSchemas.js";
import {firstOrder, firstView, sorts, wrongs, type Sort, type View, type Wrong} from "./view.js";

const wrongNames: Readonly<Record<Wrong, string>> = {
  any: "Either",
  ann: "ANN",
  cnn: "CNN",
  both: "Both",
  "only-ann": "Only the ANN",
  "only-cnn": "Only the CNN"
};
const sortNames: Readonly<Record<Sort, string>> = {loss: "loss", confidence: "confidence", index: "place in the file"};
const orderNames = {desc: "largest first", asc: "smallest first"} as const;

interface Choice {
  readonly value: string;
  readonly label: string;
}

const anyClass = {value: "", label: "any class"};
const classChoices: readonly Choice[] = [
  anyClass,
  ...classNames.map((label, value) => ({value: String(value), label}))
];

/** The explorer's filters. */
export interface FilterBar {
  readonly element: HTMLElement;
  /** Shows a view's choices, and beside each choice of who errs how many images it holds. */
  update(view: View, counts: Readonly<Record<Wrong, number>>): void;
}

/** @param onChange takes what the reader chooses */
export function filterBar(onChange: (change: Partial<View>) => void, document: Document): FilterBar {
  const {form, div, button} = elements(document);
  const who = wrongChoice((wrong) => onChange({wrong}), document);
  const selects = {
    label: select("True class", classChoices, (value) => onChange({label: classOf(value)}), document),
    prediction: select("Predicted class", classChoices, (value) => onChange({prediction: classOf(value)}), document),
    model: select(
      "according to",
      models.map((value) => ({value, label: `the ${modelName[value]}`})),
      (value) => onChange({model: value as View["model"]}),
      document
    ),
    sort: select(
      "Sorted by",
      choicesOf(sorts, sortNames),
      (value) => onChange({sort: value as Sort, order: firstOrder(value as Sort)}),
      document
    ),
    order: select(
      "Order",
      choicesOf(["desc", "asc"], orderNames),
      (value) => onChange({order: value as View["order"]}),
      document
    )
  };
  const clear = button({type: "button", class: "filter-clear"}, "Clear filters");
  clear.addEventListener("click", () => onChange(firstView));
  const fields = Object.values(selects).map(({element}) => element);
  return {
    element: form(
      {class: "filters", "aria-label": "Filters"},
      who.element,
      div({class: "filter-fields"}, fields, clear)
    ),
    update(view, counts) {
      who.update(view.wrong, counts);
      for (const [name, {show}] of Object.entries(selects)) show(String(view[name as keyof typeof selects] ?? ""));
      clear.hidden = Object.keys(firstView).every(
        (name) => name === "image" || view[name as keyof View] === firstView[name as keyof View]
      );
    }
  };
}

function wrongChoice(onChange: (wrong: Wrong) => void, document: Document) {
  const {fieldset, legend, label, input, span} = elements(document);
  const options = wrongs.map((wrong) => {
    const radio = input({type: "radio", name: "wrong", value: wrong}) as HTMLInputElement;
    radio.addEventListener("change", () => onChange(wrong));
    return {wrong, radio, total: span({class: "choice-count"})};
  });
  const pills = options.map(({wrong, radio, total}) => label({}, radio, wrongNames[wrong], " ", total));
  return {
    element: fieldset({class: "choice-group"}, legend({}, "Who is wrong"), pills),
    update(chosen: Wrong, counts: Readonly<Record<Wrong, number>>): void {
      for (const {wrong, radio, total} of options) {
        radio.checked = wrong === chosen;
        total.textContent = count(counts[wrong]);
      }
    }
  };
}

function select(name: string, choices: readonly Choice[], onChange: (value: string) => void, document: Document) {
  const {label, span, select: menu, option} = elements(document);
  const made = menu(
    {},
    choices.map((choice) => option({value: choice.value}, choice.label))
  ) as HTMLSelectElement;
  made.addEventListener("change", () => onChange(made.value));
  return {
    element: label({class: "filter-field"}, span({}, name), made),
    show(value: string): void {
      made.value = value;
    }
  };
}

function choicesOf<T extends string>(values: readonly T[], names: Readonly<Record<T, string>>): Choice[] {
  return values.map((value) => ({value, label: names[value]}));
}

function classOf(value: string): number | undefined {
  return value === "" ? undefined : Number(value);
}

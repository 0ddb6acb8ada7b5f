import {tags} from "../components/tags.js";
import {modelName} from "../components/theme.js";
import {count, percent} from "../lib/format.js";
import {models} from "../lib/schemas/vocabulary.js";
import type {RunPredictions} from "../lib/runPredictions.js";
import type {Part} from "./bySlots.js";
import type {ModelAnswers} from "./images/modelAnswers.js";
import type {Go, Shown} from "./shown.js";
import {isRun, placed, slots, type Slot} from "./view/slots.js";

const {button, div, label, optgroup, option, select, span} = tags;

/** The choice that loads the list of recorded runs. */
const listRuns = "runs";

export interface SlotOptions {
  readonly go: Go;
  /** All recorded runs. @throws Error if their file cannot be had */
  readonly runs: () => Promise<RunPredictions>;
  /** The reader's own models. */
  readonly own: () => readonly ModelAnswers[];
  /** Asks for the reader's own predictions. */
  readonly onOwn: () => void;
}

/** Which two models are compared. */
export function slotChoice(options: SlotOptions): Part {
  const {go, onOwn} = options;
  let shown: Shown | undefined;
  let runs: readonly {readonly name: string; readonly accuracy: number}[] | undefined;
  const said = span({class: "slot-said", role: "status"});
  const menus = slots.map((slot) => ({slot, menu: select({}) as HTMLSelectElement}));
  const fill = (): void => {
    for (const {slot, menu} of menus) fillMenu(menu, shown!.images.models[slot], {own: options.own(), runs});
  };
  const loadRuns = async (menu: HTMLSelectElement): Promise<void> => {
    said.textContent = "Loading the recorded runs …";
    try {
      const {labels} = shown!.images;
      runs = Array.from(await options.runs(), ([name, predictions]) => ({
        name,
        accuracy: shareRight(predictions, labels)
      }));
      said.textContent = `${count(runs.length)} recorded runs are in both lists now.`;
    } catch (error) {
      said.textContent = error instanceof Error ? error.message : String(error);
    }
    fill();
    menu.focus();
  };
  for (const {slot, menu} of menus) {
    menu.addEventListener("change", () => {
      if (menu.value === listRuns) return void loadRuns(menu);
      said.textContent = "";
      go(placed(shown!.view, slot, menu.value));
    });
  }
  const own = button({type: "button", class: "slot-own"}, "Add your own");
  own.addEventListener("click", onOwn);
  const [a, b] = menus.map(({slot, menu}) =>
    label({}, span({class: `slot-name name-${slot}`}, slot.toUpperCase()), menu)
  );
  return {
    element: div(
      {class: "slot-choice", role: "group", "aria-label": "The two models that are compared"},
      a,
      b,
      own,
      said
    ),
    update(now) {
      shown = now;
      fill();
    }
  };
}

interface Choices {
  readonly own: readonly ModelAnswers[];
  readonly runs: readonly {readonly name: string; readonly accuracy: number}[] | undefined;
}

function fillMenu(menu: HTMLSelectElement, {source, name}: ModelAnswers, {own, runs}: Choices): void {
  const choice = (value: string, text: string): HTMLElement => option({value}, text);
  const isUnlisted = isRun(source) && runs === undefined;
  menu.replaceChildren(
    ...models.map((model) => choice(model, modelName[model])),
    ...own.map((model) => choice(model.source, model.name)),
    ...(isUnlisted ? [choice(source, name)] : []),
    runs === undefined
      ? choice(listRuns, "a recorded run …")
      : optgroup(
          {label: "Recorded runs, test accuracy"},
          runs.map((run) => choice(run.name, `${run.name}, ${percent(run.accuracy)}`))
        )
  );
  menu.value = source;
}

function shareRight(predictions: Uint8Array, labels: ArrayLike<number>): number {
  return predictions.reduce((sum, id, image) => sum + Number(id === labels[image]), 0) / labels.length;
}

/** The colour that a slot's model has: its own, or one for all others in this slot. */
export function slotColour({models: {a, b}}: Shown["images"]): Readonly<Record<Slot, string>> {
  const colourOf = ({source}: ModelAnswers): string => (source === "ann" || source === "cnn" ? source : "other");
  return {a: colourOf(a), b: colourOf(b)};
}

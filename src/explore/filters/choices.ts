import {choiceGroup} from "../../components/choiceGroup.js";
import {tags} from "../../components/tags.js";
import {count} from "../../lib/format.js";

const {fieldset, input, label: labelled, legend, option, select, span} = tags;

/** A control, and how it comes to show a value. */
export interface Choosing<T> {
  readonly element: HTMLElement;
  show(value: T): void;
}

/** One of a few values, as pills. */
export function radioChoice<T extends string>(
  label: string,
  name: string,
  values: readonly T[],
  names: Readonly<Record<T, string>>,
  onChange: (value: T) => void
): Choosing<T> {
  const choices = values.map((value) => ({value, label: names[value]}));
  const element = choiceGroup({name: `explore.${name}`, label, choices});
  element.addEventListener("change", ({target}) => onChange((target as HTMLInputElement).value as T));
  const radios = Array.from(element.querySelectorAll<HTMLInputElement>("input"));
  return {
    element,
    show(value) {
      for (const radio of radios) radio.checked = radio.value === value;
    }
  };
}

/** Any number of a few values, as pills that stay pressed. */
export function pressChoice(
  label: string,
  choices: readonly {readonly key: string; readonly name: string}[],
  onChange: (keys: string[]) => void
): Choosing<readonly string[]> {
  const boxes = choices.map(({key}) => input({type: "checkbox", value: key}) as HTMLInputElement);
  const pills = choices.map(({name}, i) => labelled({}, boxes[i], name));
  const element = fieldset({class: "choice-group"}, legend({}, label), pills);
  element.addEventListener("change", () => onChange(boxes.filter(({checked}) => checked).map(({value}) => value)));
  return {
    element,
    show(keys) {
      for (const box of boxes) box.checked = keys.includes(box.value);
    }
  };
}

export interface MenuOption {
  readonly value: string;
  readonly label: string;
}

/** A menu, whose options can say how many images each would leave. */
export interface Menu extends Choosing<string> {
  tellCounts(countOf: (value: string) => number): void;
}

/** One of many values, as a menu; a value that it does not list is shown as `other`. */
export function menuChoice(label: string, options: readonly MenuOption[], onChange: (value: string) => void): Menu {
  const other = option({value: "other", hidden: true}, "several") as HTMLOptionElement;
  const shown = options.map(({value, label: text}) => option({value}, text));
  const menu = select({}, shown, other) as HTMLSelectElement;
  menu.addEventListener("change", () => onChange(menu.value));
  return {
    element: labelled({class: "filter-field"}, span({}, label), menu),
    show(value) {
      menu.value = options.some((known) => known.value === value) ? value : other.value;
    },
    tellCounts(countOf) {
      options.forEach(({value, label: text}, i) => (shown[i]!.textContent = `${text} (${count(countOf(value))})`));
    }
  };
}

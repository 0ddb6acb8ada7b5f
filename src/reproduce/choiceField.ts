import {tags} from "../components/tags.js";

const {label, option, select} = tags;

/** A choice among a few, with its name. */
export function choiceField(
  name: string,
  options: readonly (readonly [value: string, text: string])[]
): {readonly element: HTMLElement; readonly field: HTMLSelectElement} {
  const field = select({}) as HTMLSelectElement;
  fill(field, options);
  return {element: label({class: "source-field"}, name, field), field};
}

/** Puts other options into a choice. */
export function fill(field: HTMLSelectElement, options: readonly (readonly [value: string, text: string])[]): void {
  field.replaceChildren(...options.map(([value, text]) => option({value}, text)));
}

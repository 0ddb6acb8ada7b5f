import {tags} from "./tags.js";

const {div, input, label: labelled, span} = tags;

export interface SliderOptions {
  readonly label: string;
  /** What it has at first. */
  readonly value: number;
  readonly step?: number;
}

/**
 * A slider with its number, for `view`. It stands for `Inputs.range`, which writes its handlers into markup, where the
 * pages' content security policy refuses them.
 * @param extent least and largest value
 * @returns an element with a `value`, which says "input" when the reader changes it
 */
export function slider([min, max]: readonly [number, number], {label, value, step = 1}: SliderOptions) {
  const range = input({type: "range", min, max, step, value}) as HTMLInputElement;
  const number = span({class: "slider-number", "aria-hidden": "true"}, String(value)); // a slider is read with its value
  const show = (): void => void (number.textContent = range.value);
  range.addEventListener("input", show);
  return Object.defineProperty(div({class: "slider"}, labelled({}, span({}, label), range), number), "value", {
    get: () => range.valueAsNumber,
    set(wanted: number) {
      range.value = String(wanted);
      show();
    }
  }) as HTMLElement & {value: number};
}

import {tags} from "../../components/tags.js";
import {measureName, type Measure} from "../images/measures.js";
import {measuresOf, type TestImages} from "../images/testImages.js";
import type {Filters, Range} from "../view/view.js";
import {menuChoice} from "./choices.js";

const {fieldset, input, label, legend, span} = tags;

/** Sets the least and the largest value of a measure that images may have. */
export interface RangeEditor {
  readonly element: HTMLElement;
  show(ranges: Filters["ranges"]): void;
}

/** @param images whose two models have the measures; where they have none there is nothing to edit */
export function rangeEditor(images: TestImages, onChange: (ranges: Filters["ranges"]) => void): RangeEditor {
  const measures = measuresOf(images);
  let [measure = "disagreement"]: readonly Measure[] = measures;
  let ranges: Filters["ranges"] = {};
  const least = numberField("at least");
  const most = numberField("at most");
  const showRange = (): void => {
    const {lower, upper} = ranges[measure] ?? {lower: -Infinity, upper: Infinity};
    least.input.value = Number.isFinite(lower) ? String(lower) : "";
    most.input.value = Number.isFinite(upper) ? String(upper) : "";
  };
  const menu = menuChoice(
    "Range of",
    measures.map((value) => ({value, label: measureName(value, images.models)})),
    (value) => {
      measure = value as Measure;
      showRange();
    }
  );
  const element = fieldset(
    {class: "range-editor", hidden: measures.length === 0},
    legend({class: "spoken"}, "Range of a measure"),
    menu.element,
    least.element,
    most.element
  );
  for (const {input} of [least, most]) {
    input.addEventListener("change", () => {
      const range = {lower: end(least.input, -Infinity), upper: end(most.input, Infinity)};
      const fault = range.lower > range.upper ? "The least value is larger than the largest." : "";
      most.input.setCustomValidity(fault);
      if (fault === "") onChange(withRange(ranges, measure, range));
      else most.input.reportValidity();
    });
  }
  menu.show(measure);
  return {
    element,
    show(shown) {
      ranges = shown;
      showRange();
    }
  };
}

function withRange(ranges: Filters["ranges"], measure: Measure, range: Range): Filters["ranges"] {
  const others = Object.entries(ranges).filter(([name]) => name !== measure);
  const isOpen = range.lower === -Infinity && range.upper === Infinity;
  return Object.fromEntries(isOpen ? others : [...others, [measure, range]]);
}

function end(input: HTMLInputElement, open: number): number {
  return input.value === "" || Number.isNaN(input.valueAsNumber) ? open : input.valueAsNumber;
}

function numberField(name: string): {element: HTMLElement; input: HTMLInputElement} {
  const field = input({type: "number", step: "any", min: 0, inputmode: "decimal"}) as HTMLInputElement;
  return {element: label({class: "filter-field"}, span({}, name), field), input: field};
}

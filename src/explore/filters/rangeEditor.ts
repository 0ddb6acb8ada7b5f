import {tags} from "../../components/tags.js";
import {isShare, measureName, type Measure} from "../images/measures.js";
import {knownValues, measuresOf, type TestImages} from "../images/testImages.js";
import type {Filters, Range} from "../view/view.js";
import {menuChoice} from "./choices.js";
import {histogram} from "./histogram.js";

const {div, fieldset, input, label, legend, span} = tags;

/** Sets the least and the largest value of a measure that images may have. */
export interface RangeEditor {
  readonly element: HTMLElement;
  /** @param images of the editor's two models, with the values that are there by now */
  show(images: TestImages, ranges: Filters["ranges"]): void;
}

const anyValue: Range = {lower: -Infinity, upper: Infinity};

/** @param images whose two models have the measures; where they have none there is nothing to edit */
export function rangeEditor(images: TestImages, onChange: (ranges: Filters["ranges"]) => void): RangeEditor {
  const measures = measuresOf(images);
  let [measure = "disagreement"]: readonly Measure[] = measures;
  let ranges: Filters["ranges"] = {};
  let latest = images;
  const least = numberField("at least");
  const most = numberField("at most");
  const bars = div({class: "range-histogram"});
  const showRange = (): void => {
    const range = ranges[measure] ?? anyValue;
    const values = knownValues(latest, measure);
    least.show(range.lower, measure);
    most.show(range.upper, measure);
    bars.replaceChildren(...(values === undefined ? [] : [histogram(values, range)]));
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
    div({class: "range-measure"}, menu.element, bars),
    least.element,
    most.element
  );
  for (const {input} of [least, most]) {
    input.addEventListener("change", () => {
      const range = {lower: least.read(measure, -Infinity), upper: most.read(measure, Infinity)};
      const fault = range.lower > range.upper ? "The least value is larger than the largest." : "";
      most.input.setCustomValidity(fault);
      const isValid = [least, most].every((field) => field.input.reportValidity());
      if (isValid) onChange(withRange(ranges, measure, range));
    });
  }
  menu.show(measure);
  return {
    element,
    show(now, shown) {
      const inForce = measures.filter((one) => shown[one] !== undefined);
      if (inForce.length > 0 && shown !== ranges && shown[measure] === undefined) menu.show((measure = inForce[0]!));
      [latest, ranges] = [now, shown];
      showRange();
    }
  };
}

function withRange(ranges: Filters["ranges"], measure: Measure, range: Range): Filters["ranges"] {
  const others = Object.entries(ranges).filter(([name]) => name !== measure);
  const isOpen = range.lower === -Infinity && range.upper === Infinity;
  return Object.fromEntries(isOpen ? others : [...others, [measure, range]]);
}

interface NumberField {
  readonly element: HTMLElement;
  readonly input: HTMLInputElement;
  /** Shows an end of a range, nothing where it is open. */
  show(end: number, measure: Measure): void;
  /** The end that stands there. Of a share between 0 and 1, "90" means 90%. @param open where nothing stands there */
  read(measure: Measure, open: number): number;
}

function numberField(name: string): NumberField {
  const field = input({type: "number", step: "any", min: 0, inputmode: "decimal"}) as HTMLInputElement;
  return {
    element: label({class: "filter-field"}, span({}, name), field),
    input: field,
    show(end, measure) {
      field.max = isShare(measure) ? "100" : "";
      field.value = Number.isFinite(end) ? String(end) : "";
    },
    read(measure, open) {
      const value = field.valueAsNumber;
      if (field.value === "" || Number.isNaN(value)) return open;
      return isShare(measure) && value > 1 ? value / 100 : value;
    }
  };
}

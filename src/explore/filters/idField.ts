import {tags} from "../../components/tags.js";
import type {Field} from "../view/fields.js";
import type {Choosing} from "./choices.js";

const {input, label, span} = tags;

/**
 * Images by their numbers, as a list of numbers and spans.
 * @param field how they are read and written
 */
export function idField(
  field: Field<readonly number[]>,
  onChange: (ids: readonly number[]) => void
): Choosing<readonly number[]> {
  const box = input({type: "text", placeholder: "7, 40-52", size: 12, autocomplete: "off"}) as HTMLInputElement;
  box.addEventListener("change", () => {
    const text = box.value.replaceAll(/\s/g, "").replaceAll("–", "-");
    const ids = text === "" ? [] : field.read(text);
    box.setCustomValidity(ids === undefined ? "Numbers from 0 to 9999 and spans of them, such as 7, 40-52." : "");
    if (ids === undefined) box.reportValidity();
    else onChange(ids);
  });
  return {
    element: label({class: "filter-field"}, span({}, "Image numbers"), box),
    show(ids) {
      box.value = field.write(ids).replaceAll(",", ", ");
    }
  };
}

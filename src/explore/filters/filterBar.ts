import {elements} from "../../components/elements.js";
import {classGroups} from "../../lib/classGroups.js";
import {classNames} from "../../lib/classNames.js";
import {measureName, measures} from "../images/measures.js";
import {viewFields} from "../view/fields.js";
import {firstOrder, noFilters, type Order, type Sort, type View, type Wanted} from "../view/view.js";
import type {Go} from "../shown.js";
import {menuChoice, type MenuOption} from "./choices.js";
import {filtersInWords} from "./filtersInWords.js";
import {rangeEditor} from "./rangeEditor.js";

/** The explorer's filters and the order of its gallery. */
export interface FilterBar {
  readonly element: HTMLElement;
  update(view: View): void;
}

const anyClass: MenuOption = {value: "", label: "any class"};
const classOptions: readonly MenuOption[] = [
  ...classGroups.filter(({labels}) => labels.length > 1).map(({name, labels}) => ({value: labels.join(), label: name})),
  ...classNames.map((label, value) => ({value: String(value), label}))
];
const trueOptions = [anyClass, ...classOptions];
const predictedOptions = [
  anyClass,
  {value: "right", label: "the true class"},
  {value: "wrong", label: "a wrong class"},
  ...classOptions
];
const sortOptions: readonly MenuOption[] = [
  ...measures.map((value) => ({value, label: measureName(value)})),
  {value: "index", label: "number in the test file"}
];

/** @param imageCount test images that there are */
export function filterBar(go: Go, imageCount: number, document: Document): FilterBar {
  const {form, div, details, summary} = elements(document);
  const fields = viewFields(imageCount);
  const predicted = (value: string): Wanted => (value === "" ? [] : fields.ann.read(value)!);
  const menus = {
    label: menuChoice(
      "True class",
      trueOptions,
      (value) => go({label: value === "" ? [] : fields.label.read(value)!}),
      document
    ),
    ann: menuChoice("ANN says", predictedOptions, (value) => go({ann: predicted(value)}), document),
    cnn: menuChoice("CNN says", predictedOptions, (value) => go({cnn: predicted(value)}), document),
    sort: menuChoice(
      "Sorted by",
      sortOptions,
      (value) => go({sort: value as Sort, order: firstOrder(value as Sort)}),
      document
    ),
    order: menuChoice(
      "Order",
      [
        {value: "desc", label: "largest first"},
        {value: "asc", label: "smallest first"}
      ],
      (value) => go({order: value as Order}),
      document
    ),
    same: menuChoice(
      "The two",
      [
        {value: "", label: "agree or not"},
        {value: "yes", label: "predict the same"},
        {value: "no", label: "differ"}
      ],
      (value) => go({same: fields.same.read(value)}),
      document
    )
  };
  const range = rangeEditor((ranges) => go({ranges}), document);
  const ids = idField(fields.ids, go, document);
  const chips = filterChips(go, document);
  const element = form(
    {class: "filters", "aria-label": "Filters"},
    div(
      {class: "filter-fields"},
      [menus.label, menus.ann, menus.cnn, menus.sort, menus.order].map(({element: menu}) => menu)
    ),
    details(
      {class: "filter-more"},
      summary({}, "More filters"),
      div({class: "filter-fields"}, menus.same.element, range.element, ids.element)
    ),
    chips.element
  );
  element.addEventListener("submit", (event) => event.preventDefault());
  return {
    element,
    update(view) {
      for (const name of ["label", "ann", "cnn", "sort", "order", "same"] as const)
        menus[name].show((fields[name].write as (value: unknown) => string)(view[name]));
      range.show(view.ranges);
      ids.show(view.ids);
      chips.update(view);
    }
  };
}

function idField(field: ReturnType<typeof viewFields>["ids"], go: Go, document: Document) {
  const {label, span, input} = elements(document);
  const box = input({type: "text", placeholder: "7, 40-52", size: 12, autocomplete: "off"}) as HTMLInputElement;
  box.addEventListener("change", () => {
    const text = box.value.replaceAll(/\s/g, "").replaceAll("–", "-");
    const ids = text === "" ? [] : field.read(text);
    box.setCustomValidity(ids === undefined ? "Numbers from 0 to 9999 and spans of them, such as 7, 40-52." : "");
    if (ids === undefined) box.reportValidity();
    else go({ids});
  });
  return {
    element: label({class: "filter-field"}, span({}, "Image numbers"), box),
    show(ids: readonly number[]): void {
      box.value = field.write(ids).replaceAll(",", ", ");
    }
  };
}

/** The filters in force as buttons that take them away; the focus goes on to the next. */
function filterChips(go: Go, document: Document) {
  const {ul, li, button, span} = elements(document);
  const element = ul({class: "filter-chips", role: "list", "aria-label": "Filters in force"});
  const chip = (text: string, label: string, without: Partial<View>): HTMLElement => {
    const made = button({type: "button", "aria-label": label}, text, span({"aria-hidden": "true"}, " ×"));
    made.addEventListener("click", () => go(without));
    return li({}, made);
  };
  return {
    element,
    update(view: View): void {
      const filters = filtersInWords(view);
      const all = filters.length > 1 ? [chip("all filters", "Remove all filters", noFilters)] : [];
      const focused = Array.from(element.children).findIndex((item) => item.contains(document.activeElement));
      element.replaceChildren(
        ...filters.map(({text, without}) => chip(text, `Remove filter: ${text}`, without)),
        ...all
      );
      element.hidden = filters.length === 0;
      if (focused < 0) return;
      const next = element.children[Math.min(focused, element.children.length - 1)]?.querySelector("button");
      (next ?? element.closest("form")!.querySelector("select")!).focus();
    }
  };
}

import {tags} from "../../components/tags.js";
import {classGroups} from "../../lib/classGroups.js";
import {classNames} from "../../lib/classNames.js";
import {measureName} from "../images/measures.js";
import {measuresOf, type TestImages} from "../images/testImages.js";
import type {Go, Shown} from "../shown.js";
import {viewFields, type Fields} from "../view/fields.js";
import {firstOrder, type Order, type View, type Wanted} from "../view/view.js";
import {menuChoice, type Menu, type MenuOption} from "./choices.js";
import {filterChips} from "./filterChips.js";
import {idField} from "./idField.js";
import {optionCounts} from "./optionCounts.js";
import {rangeEditor} from "./rangeEditor.js";

const {details, div, form, summary} = tags;

/** The explorer's filters and the order of its gallery. */
export interface FilterBar {
  readonly element: HTMLElement;
  update(shown: Pick<Shown, "images" | "view" | "filtered">): void;
}

const anyClass: MenuOption = {value: "", label: "any class"};
const verdictOptions: readonly MenuOption[] = [
  {value: "right", label: "the true class"},
  {value: "wrong", label: "a wrong class"}
];
const sameOptions: readonly MenuOption[] = [
  {value: "", label: "agree or not"},
  {value: "yes", label: "predict the same"},
  {value: "no", label: "differ"}
];
const fileOrder: MenuOption = {value: "index", label: "number in the test file"};
const likeOption: MenuOption = {value: "likeness", label: "likeness to an image"};
const orderOptions: readonly MenuOption[] = [
  {value: "desc", label: "largest first"},
  {value: "asc", label: "smallest first"}
];

/** The groups of classes, and each class. */
function classOptions({label: {write}}: Fields): readonly MenuOption[] {
  const groups = classGroups.filter(({labels}) => labels.length > 1);
  return [
    ...groups.map(({name, labels}) => ({value: write(labels), label: name})),
    ...classNames.map((name, label) => ({value: write([label]), label: name}))
  ];
}

/** Parts of a view that a menu chooses. */
const menuParts = ["label", "saysA", "saysB", "sort", "order", "same"] as const;
type Menus = Readonly<Record<(typeof menuParts)[number], Menu>>;
/** Those of classes, whose options say how many images they would leave. */
const counted = ["label", "saysA", "saysB"] as const;

/** @param images of which two models the bar speaks; others make another bar */
export function filterBar(go: Go, images: TestImages): FilterBar {
  const fields = viewFields(images.count, {a: images.models.a.source, b: images.models.b.source});
  let latest: Pick<Shown, "view"> | undefined;
  /** The image of which the like are sought where the menu asks for them: the last, the open one, or the first. */
  const sought = (): number => latest?.view.like ?? latest?.view.image ?? 0;
  const menus = filterMenus(go, fields, images, sought);
  const range = rangeEditor(images, (ranges) => go({ranges}));
  const ids = idField(fields.ids, (chosen) => go({ids: chosen}));
  const chips = filterChips(go, () => element.querySelector("select")!.focus());
  const {same, ...first} = menus;
  const more = details(
    {class: "filter-more"},
    summary({}, "More filters"),
    div({class: "filter-fields"}, same.element, range.element, ids.element)
  ) as HTMLDetailsElement;
  let hadMore = false;
  const element = form(
    {class: "filters", "aria-label": "Filters"},
    div({class: "filter-fields"}, ...Object.values(first).map((menu) => menu.element)),
    more,
    chips.element
  );
  element.addEventListener("submit", (event) => event.preventDefault());
  return {
    element,
    update(shown) {
      const {view} = shown;
      latest = shown;
      for (const part of menuParts) menus[part].show((fields[part].write as (value: unknown) => string)(view[part]));
      for (const part of counted) {
        const countOf = optionCounts(shown.images, shown.filtered, part);
        menus[part].tellCounts((value) => countOf(value === "" ? [] : (fields[part].read(value) as Wanted)));
      }
      range.show(shown.images, view.ranges);
      ids.show(view.ids);
      const hasMore = view.same !== undefined || Object.keys(view.ranges).length > 0 || view.ids.length > 0;
      if (hasMore && !hadMore) more.open = true; // no filter in force stays out of sight
      hadMore = hasMore;
      chips.update(shown);
    }
  };
}

function filterMenus(go: Go, fields: Fields, images: TestImages, sought: () => number): Menus {
  const {models} = images;
  const ofClasses = classOptions(fields);
  const predictedOptions = [anyClass, ...verdictOptions, ...ofClasses];
  const sortOptions = [
    ...measuresOf(images).map((measure) => ({value: fields.sort.write(measure), label: measureName(measure, models)})),
    fileOrder,
    likeOption
  ];
  const menu = (label: string, options: readonly MenuOption[], change: (value: string) => Partial<View>) =>
    menuChoice(label, options, (value) => go(change(value)));
  const orNone = <T>(value: string, read: (text: string) => T | undefined): T | readonly never[] =>
    value === "" ? [] : read(value)!;
  return {
    label: menu("True class", [anyClass, ...ofClasses], (value) => ({label: orNone(value, fields.label.read)})),
    saysA: menu(`${models.a.name} says`, predictedOptions, (value) => ({saysA: orNone(value, fields.saysA.read)})),
    saysB: menu(`${models.b.name} says`, predictedOptions, (value) => ({saysB: orNone(value, fields.saysB.read)})),
    sort: menu("Sorted by", sortOptions, (value) => {
      const sort = fields.sort.read(value)!;
      return {sort, order: firstOrder(sort), ...(sort === "likeness" && {like: sought()})};
    }),
    order: menu("Order", orderOptions, (value) => ({order: value as Order})),
    same: menu("The two", sameOptions, (value) => ({same: fields.same.read(value)}))
  };
}

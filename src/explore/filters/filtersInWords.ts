import {classGroups} from "../../lib/classGroups.js";
import {className} from "../../lib/classNames.js";
import {count, list} from "../../lib/format.js";
import {shortName, type Measure} from "../images/measures.js";
import type {ModelName} from "../images/modelAnswers.js";
import type {Slot} from "../view/slots.js";
import {noFilters, type Filters, type Range, type Right, type Wanted} from "../view/view.js";

/** The two that are compared, in words. */
type Names = Readonly<Record<Slot, ModelName>>;

/** A filter in words, and the change that takes it away. */
export interface FilterInWords {
  readonly text: string;
  readonly without: Partial<Filters>;
}

/** The filters of a view, in the order in which they are thought of; none where all images pass. */
export function filtersInWords(filters: Filters, names: Names): FilterInWords[] {
  const {right, label, saysA, saysB, one, same, ranges, ids, area} = filters;
  const found: (FilterInWords | false)[] = [
    right.length > 0 && {
      text: right.map((which) => rightName(which, names)).join(" or "),
      without: {right: noFilters.right}
    },
    label.length > 0 && {text: `true class ${classesInWords(label)}`, without: {label: noFilters.label}},
    saysA.length > 0 && {text: wantedInWords(names.a.said, saysA), without: {saysA: noFilters.saysA}},
    saysB.length > 0 && {text: wantedInWords(names.b.said, saysB), without: {saysB: noFilters.saysB}},
    one.length > 0 && {text: wantedInWords("just one model", one), without: {one: noFilters.one}},
    same !== undefined && {
      text: same ? "both predict the same" : "the two predict different classes",
      without: {same: undefined}
    },
    ...Object.entries(ranges).map(([measure, range]) => ({
      text: `${shortName(measure as Measure, names)} ${rangeInWords(range)}`,
      without: {ranges: withoutKey(ranges, measure)}
    })),
    ids.length > 0 && {
      text: ids.length === 1 ? `test image ${count(ids[0]!)}` : `${count(ids.length)} images by their number`,
      without: {ids: noFilters.ids}
    },
    area !== undefined && {text: "a part of the map", without: {area: undefined}}
  ];
  return found.filter((filter) => filter !== false);
}

/** Which of the two is right, in words: "only the CNN right". */
export function rightName(right: Right, names: Names): string {
  if (right === "both") return "both right";
  return right === "neither" ? "both wrong" : `only ${names[right].said} right`;
}

/** Classes by the name of their group where they are all of it, else by their own. */
export function classesInWords(labels: readonly number[]): string {
  const group = classGroups.find((one) => one.labels.length > 1 && one.labels.join() === labels.join());
  return group?.name ?? list(labels.map(className));
}

function wantedInWords(who: string, wanted: Wanted): string {
  if (typeof wanted === "string") return `${who} is ${wanted}`;
  return `${who} says ${classesInWords(wanted)}`;
}

function rangeInWords({lower, upper}: Range): string {
  if (lower === -Infinity) return `at most ${upper}`;
  return upper === Infinity ? `at least ${lower}` : `${lower} to ${upper}`;
}

function withoutKey<T>(record: Readonly<Record<string, T>>, key: string): Record<string, T> {
  return Object.fromEntries(Object.entries(record).filter(([name]) => name !== key));
}

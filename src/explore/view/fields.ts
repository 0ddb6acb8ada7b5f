import {classGroups} from "../../lib/classGroups.js";
import {classCount, classNames} from "../../lib/classNames.js";
import {mostPicked} from "../gallery/picking.js";
import {measures} from "../images/measures.js";
import {colourings, layouts, modes, orders, panes, rights, shades, units, type View, type Wanted} from "./view.js";
import {isSource, type Slots} from "./slots.js";
import {areaField, rangesField, zoomField} from "./quantityFields.js";

/** How a part of a view stands in an address. */
export interface Field<T> {
  /** Its name there. */
  readonly name: string;
  /** What a text means; undefined if nothing. */
  read(text: string): T | undefined;
  /** The text of a value; "" where it needs none. */
  write(value: T): string;
}

export type Fields = {readonly [K in keyof View]: Field<View[K]>};

const groupKeys = classGroups.map(({key}) => key);
const whole = /^(?:0|[1-9]\d{0,4})$/;

/**
 * All parts of a view. What speaks of a slot does so by the name of who stands in it: so an address that says "cnn" means
 * the CNN, in whatever slot.
 * @param imageCount test images that there are
 */
export function viewFields(imageCount: number, slots: Slots): Fields {
  const named = (word: string): string => word.replace(/^[ab](?=$|-)/, (slot) => slots[slot as keyof Slots]);
  return {
    a: {name: "a", ...sources},
    b: {name: "b", ...sources},
    right: several("right", rights, named),
    label: {name: "label", ...classes},
    saysA: {name: slots.a, ...wanted},
    saysB: {name: slots.b, ...wanted},
    one: {name: "one", ...wanted},
    same: {
      name: "same",
      read: (text) => (text === "yes" ? true : text === "no" ? false : undefined),
      write: (value) => (value === undefined ? "" : value ? "yes" : "no")
    },
    ranges: {name: "range", ...rangesField(named)},
    ids: {name: "ids", ...places(imageCount)},
    area: {name: "area", ...areaField},
    sort: one("sort", [...measures, "index", "likeness"], named),
    order: one("order", orders),
    like: {name: "like", ...oneImage(imageCount)},
    pane: one("show", panes),
    mode: one("matrix", modes, named),
    unit: one("unit", units),
    shade: one("shade", shades),
    folded: several("fold", groupKeys),
    layout: one("map", layouts),
    colouring: one("colour", colourings),
    zoom: {name: "zoom", ...zoomField},
    picked: {name: "picked", ...atMost(mostPicked, places(imageCount))},
    image: {name: "image", ...oneImage(imageCount)},
    pinned: {name: "pinned", ...oneImage(imageCount)}
  };
}

function oneImage(imageCount: number): Omit<Field<number | undefined>, "name"> {
  return {
    read: (text) => (whole.test(text) && Number(text) < imageCount ? Number(text) : undefined),
    write: (value) => (value === undefined ? "" : String(value))
  };
}

/** How a word of a view is written. */
type Named = (word: string) => string;

const asItIs: Named = (word) => word;

function one<T extends string>(name: string, values: readonly T[], named = asItIs): Field<T> {
  return {name, read: (text) => values.find((value) => named(value) === text), write: named};
}

function several<T extends string>(name: string, values: readonly T[], named = asItIs): Field<readonly T[]> {
  return {
    name,
    read: (text) => listOf(text, (part) => values.find((value) => named(value) === part)),
    write: (list) => list.map(named).join()
  };
}

const sources = {
  read: (text: string) => (isSource(text) ? text : undefined),
  write: (source: string) => source
};

/** Classes by name, "shirt" or "ankle-boot"; numbers are read as well. */
const classes = {
  read: (text: string) => listOf(text, labelOf),
  write: (labels: readonly number[]) => labels.map((label) => classSlugs[label]!).join()
};

const classSlugs: readonly string[] = classNames.map((name) => name.toLowerCase().replaceAll(" ", "-"));

function labelOf(text: string): number | undefined {
  if (whole.test(text)) return Number(text) < classCount ? Number(text) : undefined;
  const label = classSlugs.indexOf(text.toLowerCase());
  return label < 0 ? undefined : label;
}

const wanted = {
  read: (text: string): Wanted | undefined => (text === "right" || text === "wrong" ? text : classes.read(text)),
  write: (value: Wanted): string => (typeof value === "string" ? value : classes.write(value))
};

function listOf<T>(text: string, read: (part: string) => T | undefined): T[] | undefined {
  const values = text.split(",").map(read);
  return values.includes(undefined) ? undefined : [...new Set(values as T[])];
}

/** Places in the test file as a list of numbers and spans: 3,7,10-12. */
function places(imageCount: number): Omit<Field<readonly number[]>, "name"> {
  return {
    read(text) {
      const spans = text.split(",").map((part) => spanOf(part, imageCount));
      if (spans.includes(undefined)) return undefined;
      return [...new Set((spans as number[][]).flat())].sort((a, b) => a - b);
    },
    write: spansText
  };
}

/** The same of which no more than so many are read. */
function atMost(most: number, field: Omit<Field<readonly number[]>, "name">): Omit<Field<readonly number[]>, "name"> {
  return {
    ...field,
    read(text) {
      const found = field.read(text);
      return found && found.length <= most ? found : undefined;
    }
  };
}

function spanOf(text: string, imageCount: number): number[] | undefined {
  const [from = "", to = from, more] = text.split("-");
  const isSpan = whole.test(from) && whole.test(to) && more === undefined;
  if (!isSpan || Number(from) > Number(to) || Number(to) >= imageCount) return undefined;
  return Array.from({length: Number(to) - Number(from) + 1}, (_, i) => Number(from) + i);
}

/** Numbers in ascending order as a list in which runs of three and more are spans. */
export function spansText(numbers: readonly number[]): string {
  const spans: [number, number][] = [];
  for (const number of numbers) {
    const last = spans.at(-1);
    if (last?.[1] === number - 1) last[1] = number;
    else spans.push([number, number]);
  }
  return spans
    .map(([from, to]) => (from === to ? `${from}` : to === from + 1 ? `${from},${to}` : `${from}-${to}`))
    .join();
}

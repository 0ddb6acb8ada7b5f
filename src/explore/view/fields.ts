import {classGroups} from "../../lib/classGroups.js";
import {classCount} from "../../lib/classNames.js";
import {measures} from "../images/measures.js";
import {colourings, layouts, modes, orders, panes, rights, shades, units, type View, type Wanted} from "./view.js";
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

/** All parts of a view. @param imageCount test images that there are */
export function viewFields(imageCount: number): Fields {
  return {
    right: several("right", rights),
    label: {name: "label", ...classes},
    ann: {name: "ann", ...wanted},
    cnn: {name: "cnn", ...wanted},
    one: {name: "one", ...wanted},
    same: {
      name: "same",
      read: (text) => (text === "yes" ? true : text === "no" ? false : undefined),
      write: (value) => (value === undefined ? "" : value ? "yes" : "no")
    },
    ranges: {name: "range", ...rangesField},
    ids: {name: "ids", ...places(imageCount)},
    area: {name: "area", ...areaField},
    sort: one("sort", [...measures, "index"]),
    order: one("order", orders),
    pane: one("show", panes),
    mode: one("matrix", modes),
    unit: one("unit", units),
    shade: one("shade", shades),
    folded: several("fold", groupKeys),
    layout: one("map", layouts),
    colouring: one("colour", colourings),
    zoom: {name: "zoom", ...zoomField},
    picked: {name: "picked", ...places(imageCount)},
    image: {
      name: "image",
      read: (text) => (whole.test(text) && Number(text) < imageCount ? Number(text) : undefined),
      write: (value) => (value === undefined ? "" : String(value))
    }
  };
}

function one<T extends string>(name: string, values: readonly T[]): Field<T> {
  return {name, read: (text) => values.find((value) => value === text), write: (value) => value};
}

function several<T extends string>(name: string, values: readonly T[]): Field<readonly T[]> {
  return {
    name,
    read: (text) => listOf(text, (part) => values.find((value) => value === part)),
    write: (list) => list.join()
  };
}

const classes = {
  read: (text: string) =>
    listOf(text, (part) => (whole.test(part) && Number(part) < classCount ? Number(part) : undefined)),
  write: (labels: readonly number[]) => labels.join()
};

const wanted = {
  read: (text: string): Wanted | undefined => (text === "right" || text === "wrong" ? text : classes.read(text)),
  write: (value: Wanted): string => (typeof value === "string" ? value : value.join())
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

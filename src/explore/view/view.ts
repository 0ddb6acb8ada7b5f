import type {Measure} from "../images/measures.js";
import {firstSlots, type Slots} from "./slots.js";

/** Which of the two models is right about an image: both, only that in one of the slots, or neither. */
export const rights = ["both", "a", "b", "neither"] as const;
export type Right = (typeof rights)[number];

/** What a model's prediction has to be: one of some classes, the true one, or any but that. */
export type Wanted = readonly number[] | "right" | "wrong";

/** Values from lower to upper, both included. */
export interface Range {
  readonly lower: number;
  readonly upper: number;
}

export const orders = ["desc", "asc"] as const;
export type Order = (typeof orders)[number];

/** A measure, the place in the test file, or how like an image is to another. */
export type Sort = Measure | "index" | "likeness";

/** What a matrix counts: true class by a slot's prediction, A's prediction by B's, or B less A. */
export const modes = ["b", "a", "agreement", "difference"] as const;
export type Mode = (typeof modes)[number];

export const units = ["count", "row", "column"] as const;
export type Unit = (typeof units)[number];

export const shades = ["errors", "all"] as const;
export type Shade = (typeof shades)[number];

export const panes = ["matrix", "map"] as const;
export type Pane = (typeof panes)[number];

/** Maps of the models' last hidden layers, by model and method. */
export const layouts = ["cnn-umap", "ann-umap", "cnn-pca", "ann-pca"] as const;
export type Layout = (typeof layouts)[number];

export const colourings = ["class", "outcome", "loss"] as const;
export type Colouring = (typeof colourings)[number];

/** A part of a map, bounded by a polygon. */
export interface Area {
  readonly layout: Layout;
  /** Corners in the map's own coordinates. */
  readonly polygon: readonly (readonly [x: number, y: number])[];
}

/** How a map is looked at: so many times as large as all of it, with this place of the map in the middle. */
export interface Zoom {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

/** Which images the reader wants to see; every part left empty or undefined lets all pass. */
export interface Filters {
  readonly right: readonly Right[];
  /** True classes. */
  readonly label: readonly number[];
  /** What the model in slot A predicts, and in slot B. */
  readonly saysA: Wanted;
  readonly saysB: Wanted;
  /** What just one of the two models predicts. */
  readonly one: Wanted;
  /** Whether both predict the same class. */
  readonly same: boolean | undefined;
  readonly ranges: Readonly<Partial<Record<Measure, Range>>>;
  /** Places in the test file, ascending. */
  readonly ids: readonly number[];
  readonly area: Area | undefined;
}

/** All that the reader has chosen; the address holds it. */
export interface View extends Filters, Slots {
  readonly sort: Sort;
  readonly order: Order;
  /** The test image to which likeness is meant. */
  readonly like: number | undefined;
  readonly pane: Pane;
  readonly mode: Mode;
  readonly unit: Unit;
  readonly shade: Shade;
  /** Keys of the groups of classes that are one row and one column. */
  readonly folded: readonly string[];
  readonly layout: Layout;
  readonly colouring: Colouring;
  readonly zoom: Zoom | undefined;
  /** Images picked out, ascending. */
  readonly picked: readonly number[];
  /** The test image that is open, by its place in the test file. */
  readonly image: number | undefined;
  /** The test image that is shown beside it, to compare. */
  readonly pinned: number | undefined;
}

/** Lets all images pass. */
export const noFilters: Filters = {
  right: [],
  label: [],
  saysA: [],
  saysB: [],
  one: [],
  same: undefined,
  ranges: {},
  ids: [],
  area: undefined
};

/** All images, those that surprise the CNN most first. */
export const firstView: View = {
  ...firstSlots,
  ...noFilters,
  sort: "b-loss",
  order: "desc",
  like: undefined,
  pane: "matrix",
  mode: "b",
  unit: "count",
  shade: "errors",
  folded: [],
  layout: "cnn-umap",
  colouring: "class",
  zoom: undefined,
  picked: [],
  image: undefined,
  pinned: undefined
};

/** The order in which a reader wants a sort at first: the largest values, or the file's own order. */
export function firstOrder(sort: Sort): Order {
  return sort === "index" ? "asc" : "desc";
}

import {classCount} from "../../lib/classNames.js";
import type {Slot} from "../view/slots.js";
import type {Area, Filters, Right, Wanted} from "../view/view.js";
import type {Measure} from "./measures.js";
import {isRight, placesOf, valuesOf, type TestImages} from "./testImages.js";

export type FilterName = keyof Filters;

type Test = (image: number) => boolean;

/** A bit for each filter. */
const bits: Readonly<Record<FilterName, number>> = {
  right: 1,
  label: 2,
  saysA: 4,
  saysB: 8,
  one: 16,
  same: 32,
  ranges: 64,
  ids: 128,
  area: 256
};

/** Which images pass which filters. */
export class Filtered {
  /** Bits of the filters that each image fails; shape [count]. */
  readonly #failed: Uint16Array;

  /** @throws RangeError if a filter asks for values that the images do not hold yet */
  constructor(images: TestImages, filters: Filters) {
    this.#failed = new Uint16Array(images.count);
    for (const [name, bit] of Object.entries(bits)) {
      const passes = tests[name as FilterName](images, filters);
      if (passes === undefined) continue;
      for (let i = 0; i < images.count; ++i) if (!passes(i)) this.#failed[i]! |= bit;
    }
  }

  /** Whether an image passes all filters. */
  has(image: number): boolean {
    return this.#failed[image] === 0;
  }

  /** The images that pass, in the order of the test file: those that every filter lets pass but the ones left aside. */
  images(leftAside: readonly FilterName[] = []): Uint16Array {
    const mask = ~leftAside.reduce((sum, name) => sum | bits[name], 0);
    const found = new Uint16Array(this.#failed.length);
    let count = 0;
    this.#failed.forEach((failed, image) => {
      if ((failed & mask) === 0) found[count++] = image;
    });
    return found.subarray(0, count);
  }
}

/** Which of the two models is right about an image. */
export function rightOf(images: TestImages, image: number): Right {
  const b = isRight(images, "b", image);
  if (isRight(images, "a", image)) return b ? "both" : "a";
  return b ? "b" : "neither";
}

/** For each filter the test that it stands for, or none where it lets all pass. */
const tests: Readonly<Record<FilterName, (images: TestImages, filters: Filters) => Test | undefined>> = {
  right: (images, {right}) => (right.length === 0 ? undefined : (image) => right.includes(rightOf(images, image))),
  label: ({labels}, {label}) => {
    const isWanted = classMask(label);
    return label.length === 0 ? undefined : (image) => isWanted[labels[image]!]!;
  },
  saysA: (images, {saysA}) => fits(images, "a", saysA),
  saysB: (images, {saysB}) => fits(images, "b", saysB),
  one: (images, {one}) => {
    const [a, b] = [fits(images, "a", one), fits(images, "b", one)];
    return a && b && ((image) => a(image) !== b(image));
  },
  same: ({models: {a, b}}, {same}) =>
    same === undefined ? undefined : (image) => (a.predictions[image] === b.predictions[image]) === same,
  ranges: inRanges,
  ids: ({count}, {ids}) => {
    const isWanted = new Uint8Array(count);
    for (const image of ids) isWanted[image] = 1;
    return ids.length === 0 ? undefined : (image) => isWanted[image] === 1;
  },
  area: (images, {area}) => {
    if (area === undefined) return undefined;
    const {x, y} = placesOf(images, area.layout);
    return (image) => contains(area.polygon, x[image]!, y[image]!);
  }
};

/**
 * Whether a polygon holds a point: whether a ray from it crosses an odd number of edges. Written out, as d3 would come
 * with the first view for this alone.
 */
function contains(polygon: Area["polygon"], x: number, y: number): boolean {
  let isIn = false;
  polygon.forEach(([x1, y1], i) => {
    const [x2, y2] = polygon.at(i - 1)!;
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) isIn = !isIn;
  });
  return isIn;
}

function fits({labels, models}: TestImages, slot: Slot, wanted: Wanted): Test | undefined {
  const predicted = models[slot].predictions;
  if (wanted === "right") return (image) => predicted[image] === labels[image];
  if (wanted === "wrong") return (image) => predicted[image] !== labels[image];
  const isWanted = classMask(wanted);
  return wanted.length === 0 ? undefined : (image) => isWanted[predicted[image]!]!;
}

function inRanges(images: TestImages, {ranges}: Filters): Test | undefined {
  const wanted = Object.entries(ranges).map(([measure, range]) => {
    return {values: valuesOf(images, measure as Measure), ...range};
  });
  if (wanted.length === 0) return undefined;
  return (image) => wanted.every(({values, lower, upper}) => values[image]! >= lower && values[image]! <= upper);
}

function classMask(labels: readonly number[]): boolean[] {
  return Array.from({length: classCount}, (_, label) => labels.includes(label));
}

import {measures, type Measure} from "../images/measures.js";
import type {Field} from "./fields.js";
import {layouts, type Area, type Range, type View, type Zoom} from "./view.js";

/** A number below a million as JavaScript writes it: 0.25, 1e-7. */
const decimal = /^-?\d{1,6}(?:\.\d{1,24})?(?:e-\d{1,3})?$/;
const mostCorners = 100;

/**
 * Ranges of measures: cnn-loss:0.5..2,disagreement:0.9..; an end left out is open.
 * @param named how a measure is written
 */
export function rangesField(named: (measure: string) => string): Omit<Field<View["ranges"]>, "name"> {
  return {
    read(text) {
      const ranges = text.split(",").map((part) => {
        const [name, ends = ""] = part.split(":");
        const range = rangeOf(ends);
        const measure: Measure | undefined = measures.find((one) => named(one) === name);
        return range && measure && ([measure, range] as const);
      });
      return ranges.includes(undefined) ? undefined : Object.fromEntries(ranges as (readonly [string, Range])[]);
    },
    write: (ranges) =>
      Object.entries(ranges)
        .map(([measure, {lower, upper}]) => `${named(measure)}:${endText(lower)}..${endText(upper)}`)
        .join()
  };
}

function rangeOf(text: string): Range | undefined {
  const [least = "", most = "", more] = text.split("..");
  const lower = least === "" ? -Infinity : numberOf(least);
  const upper = most === "" ? Infinity : numberOf(most);
  const isRange = more === undefined && text.includes("..") && least + most !== "";
  return isRange && lower !== undefined && upper !== undefined && lower <= upper ? {lower, upper} : undefined;
}

function endText(end: number): string {
  return Number.isFinite(end) ? String(end) : "";
}

/** A part of a map: cnn-umap:1.5,2;3,4;5,6.25 */
export const areaField: Omit<Field<Area | undefined>, "name"> = {
  read(text) {
    const [name, corners = ""] = text.split(":");
    const layout = layouts.find((known) => known === name);
    const polygon = corners.split(";").map(cornerOf);
    if (layout === undefined || polygon.length < 3 || polygon.length > mostCorners) return undefined;
    return polygon.includes(undefined) ? undefined : {layout, polygon: polygon as (readonly [number, number])[]};
  },
  write: (area) =>
    area === undefined ? "" : `${area.layout}:${area.polygon.map(([x, y]) => `${rounded(x)},${rounded(y)}`).join(";")}`
};

function cornerOf(text: string): readonly [number, number] | undefined {
  const [x, y, more] = text.split(",").map(numberOf);
  return x === undefined || y === undefined || more !== undefined || text.split(",").length !== 2 ? undefined : [x, y];
}

/** How a map is looked at: SCALE,X,Y */
export const zoomField: Omit<Field<Zoom | undefined>, "name"> = {
  read(text) {
    const numbers = text.split(",").map(numberOf);
    const [scale, x, y] = numbers;
    if (numbers.length !== 3 || scale === undefined || x === undefined || y === undefined) return undefined;
    return scale >= 1 && scale <= mostScale ? {scale, x, y} : undefined;
  },
  write: (zoom) => (zoom === undefined ? "" : [zoom.scale, zoom.x, zoom.y].map(rounded).join())
};

/** A map is enlarged at most so many times. */
export const mostScale = 64;

function numberOf(text: string): number | undefined {
  return decimal.test(text) ? Number(text) : undefined;
}

/** A number as an address states it: short enough for it, fine enough for a point on a screen. */
export function asAddressed(value: number): number {
  return Number(value.toFixed(3));
}

function rounded(value: number): string {
  return String(asAddressed(value));
}

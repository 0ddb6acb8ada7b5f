import {extent} from "d3";
import type {Places} from "../images/testImages.js";
import type {Zoom} from "../view/view.js";

/** Room around the points, as a share of the window. */
const margin = 0.05;

/** How a map's coordinates lie in a window: px = (x − left) × scale, py = (top − y) × scale. */
export interface Frame {
  readonly left: number;
  readonly top: number;
  /** Pixels per unit of the map. */
  readonly scale: number;
}

/** The frame in which all points are seen, and their middle. */
export interface WholeMap {
  readonly frame: Frame;
  readonly middle: readonly [x: number, y: number];
}

/** @param width of the window, px; likewise height */
export function wholeMap({x, y}: Places, width: number, height: number): WholeMap {
  const [left, right] = extent(x as Iterable<number> & ArrayLike<number>) as [number, number];
  const [bottom, top] = extent(y as Iterable<number> & ArrayLike<number>) as [number, number];
  const scale = (1 - 2 * margin) * Math.min(width / (right - left || 1), height / (top - bottom || 1));
  const middle = [(left + right) / 2, (bottom + top) / 2] as const;
  return {frame: centred(middle, scale, width, height), middle};
}

/** The frame of a zoom; the whole map where there is none. */
export function frameOf({frame}: WholeMap, zoom: Zoom | undefined, width: number, height: number): Frame {
  return zoom === undefined ? frame : centred([zoom.x, zoom.y], frame.scale * zoom.scale, width, height);
}

/** The zoom that a frame is, seen from the whole map. */
export function zoomOf({frame: whole}: WholeMap, {left, top, scale}: Frame, width: number, height: number): Zoom {
  return {scale: scale / whole.scale, x: left + width / 2 / scale, y: top - height / 2 / scale};
}

function centred([x, y]: readonly [number, number], scale: number, width: number, height: number): Frame {
  return {left: x - width / 2 / scale, top: y + height / 2 / scale, scale};
}

/** A place of the map in the window, px. */
export function toWindow({left, top, scale}: Frame, x: number, y: number): [number, number] {
  return [(x - left) * scale, (top - y) * scale];
}

/** A place of the window, px, on the map. */
export function toMap({left, top, scale}: Frame, x: number, y: number): [number, number] {
  return [left + x / scale, top - y / scale];
}

/** A frame as d3-zoom's transform of the whole map's window. */
export interface Transform {
  readonly k: number;
  readonly x: number;
  readonly y: number;
}

export function frameOfTransform({frame: whole}: WholeMap, {k, x, y}: Transform): Frame {
  const scale = whole.scale * k;
  return {left: whole.left - x / scale, top: whole.top + y / scale, scale};
}

export function transformOf({frame: whole}: WholeMap, {left, top, scale}: Frame): Transform {
  return {k: scale / whole.scale, x: (whole.left - left) * scale, y: (top - whole.top) * scale};
}

import {max, min, ticks} from "d3";
import type {Row} from "../lib/schemas/tableSchemas.js";
import {tags} from "./tags.js";

const {div, span} = tags;

type Change = Pick<Row<"changes">, "difference" | "lower" | "upper">;

/** Ends of a scale of differences, in points; 0 lies between them. */
export type GainDomain = readonly [least: number, most: number];

/** How far an interval may reach, as a multiple of the largest difference: two seeds alone give very long ones. */
const longestReach = 3;

/** Points beyond both ends, so that no dot lies on an edge. */
const margin = 0.15;

/** A scale that holds all differences and as much of their intervals as leaves the differences legible. */
export function gainDomain(changes: readonly Change[]): GainDomain {
  const largest = 100 * (max(changes, ({difference}) => Math.abs(difference)) ?? 0);
  const limit = Math.max(1, longestReach * largest);
  const least = 100 * (min(changes, ({lower}) => lower) ?? 0);
  const most = 100 * (max(changes, ({upper}) => upper) ?? 0);
  return [Math.max(-limit, Math.min(-0.5, least)) - margin, Math.min(limit, Math.max(0.5, most)) + margin];
}

/** Values of the scale that get a line and a label, in points. */
export function gainTicks([least, most]: GainDomain): number[] {
  return ticks(least, most, 6);
}

/** Place of a value, in points, as a share of the scale's length; values beyond an end stand at it. */
export function gainPlace(value: number, [least, most]: GainDomain): string {
  return `${(100 * Math.min(1, Math.max(0, (value - least) / (most - least)))).toFixed(2)}%`;
}

/**
 * A difference as dot and rule on the scale, with a line at 0; unspoken, since the numbers stand beside it.
 * @param isFilled whether it is significant; else the dot is hollow
 */
export function gainMark(change: Change, domain: GainDomain, isFilled: boolean): HTMLElement {
  const [lower, upper] = [100 * change.lower, 100 * change.upper];
  const ends = [lower < domain[0] && "opens-left", upper > domain[1] && "opens-right"].filter(Boolean).join(" ");
  const range = `left:${gainPlace(lower, domain)};right:calc(100% - ${gainPlace(upper, domain)})`;
  return div(
    {class: "gain-scale", "aria-hidden": "true"},
    gridLines(domain),
    span({class: `gain-range ${ends}`.trim(), style: range}),
    span({
      class: `gain-dot ${isFilled ? "is-filled" : "is-hollow"}`,
      style: `left:${gainPlace(100 * change.difference, domain)}`
    })
  );
}

/** The scale's labels, for the row of what everything is held against. */
export function gainAxis(domain: GainDomain): HTMLElement {
  const labels = gainTicks(domain).map((tick) =>
    span({class: "gain-tick", style: `left:${gainPlace(tick, domain)}`}, tickText(tick))
  );
  return div({class: "gain-scale gain-axis", "aria-hidden": "true"}, gridLines(domain), labels);
}

function gridLines(domain: GainDomain): HTMLElement[] {
  return gainTicks(domain).map((tick) =>
    span({class: `gain-line${tick === 0 ? " gain-zero" : ""}`, style: `left:${gainPlace(tick, domain)}`})
  );
}

function tickText(tick: number): string {
  return tick === 0 ? "0" : `${tick > 0 ? "+" : "−"}${Math.abs(tick)}`;
}

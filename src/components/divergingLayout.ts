import {layerOutline, type Folding, type Outline} from "./layerOutline.js";
import type {Stage} from "./networkStages.js";
import {runsAcross} from "./runsAcross.js";

/** A reading's stages by step; undefined where it leaves a step out. */
export type Steps = readonly (Stage | undefined)[];

/** Where two readings of a network stand. Places are [x, y] of the left top corner, px. */
export interface DivergingLayout {
  readonly height: number;
  /** Side of one value, px. */
  readonly scale: number;
  /** By reading and step. */
  readonly outlines: readonly (readonly (Outline | undefined)[])[];
  readonly headingAt: (reading: number) => readonly [number, number];
  readonly stepAt: (reading: number, step: number) => readonly [number, number];
}

export const lineHeight = 18;
/** Name, shape and number of values above a layer's shape. */
export const labelHeight = 3 * lineHeight + 6;

/** The heading, three remarks, and air. */
const headingHeight = 5 * lineHeight;
const gap = 24;
/** Side of one value at most, px, where steps run down the page. */
const largestScale = 1;
const folding: Folding = {mapsPerRow: 8, stripRows: 64};

/** Lays the readings below each other with their steps across, or side by side with their steps down a narrow page. */
export function divergingLayout(readings: readonly Steps[], width: number): DivergingLayout {
  const outlines = readings.map((steps) => steps.map((stage) => stage && layerOutline(stage, folding)));
  return runsAcross(outlines[0]!.length, width) ? oneBelowOther(outlines, width) : sideBySide(outlines, width);
}

function oneBelowOther(outlines: DivergingLayout["outlines"], width: number): DivergingLayout {
  const pitch = width / outlines[0]!.length;
  const scale = (pitch - gap) / widest(outlines);
  const tops = runningSums(outlines.map((steps) => headingHeight + labelHeight + scale * tallest(steps) + 2 * gap));
  return {
    scale,
    outlines,
    height: tops.at(-1)! - gap,
    headingAt: (reading) => [0, tops[reading]!],
    stepAt: (reading, step) => [step * pitch, tops[reading]! + headingHeight]
  };
}

function sideBySide(outlines: DivergingLayout["outlines"], width: number): DivergingLayout {
  const pitch = (width + gap) / outlines.length;
  const scale = Math.min(largestScale, (pitch - gap) / widest(outlines));
  const steps = outlines[0]!.map((_, step) => outlines.map((reading) => reading[step]));
  const tops = runningSums(steps.map((alike) => labelHeight + scale * tallest(alike) + gap));
  return {
    scale,
    outlines,
    height: headingHeight + tops.at(-1)!,
    headingAt: (reading) => [reading * pitch, 0],
    stepAt: (reading, step) => [reading * pitch, headingHeight + tops[step]!]
  };
}

function tallest(outlines: readonly (Outline | undefined)[]): number {
  return Math.max(...outlines.map((outline) => outline?.height ?? 0));
}

function widest(outlines: DivergingLayout["outlines"]): number {
  return Math.max(...outlines.flat().map((outline) => outline?.width ?? 0));
}

/** Sums of the first none, one, two … and all values. */
function runningSums(values: readonly number[]): number[] {
  return values.reduce((sums, value) => [...sums, sums.at(-1)! + value], [0]);
}

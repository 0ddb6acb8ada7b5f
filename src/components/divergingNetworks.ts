import {cumsum, max} from "d3";
import {count} from "../lib/format.js";
import {layerOutline, layerShape, type Folding, type Outline} from "./layerOutline.js";
import {valueCount, type Stage} from "./networkStages.js";
import {runsAcross} from "./runsAcross.js";
import {svgTags} from "./tags.js";
import {lineHeight, textLines} from "./textLines.js";
import {modelColour, muted} from "./theme.js";

const {g, rect, svg} = svgTags;

/** One way to build a network, to be set beside another. */
export interface Reading {
  readonly heading: string;
  /** Said below the heading, a line each. */
  readonly remarks: readonly string[];
  readonly stages: readonly Stage[];
}

const marked = "var(--error)";
/** Name, shape and number of values above a layer's shape. */
const labelHeight = 3 * lineHeight + 6;
/** The heading, three remarks, and air. */
const headingHeight = 5 * lineHeight;
const gap = 24;
/** Side of one value at most, px, where steps run down the page. */
const largestScale = 1;
const folding: Folding = {mapsPerRow: 8, stripRows: 64};

/**
 * Readings of one network step by step, so that the same step stands in line: a step of the first that another leaves
 * out is an empty place, and whatever differs from the first is marked. They stand below each other with their steps
 * across, or side by side with their steps down a narrow page.
 * @param width room, px
 */
export function divergingNetworks(readings: readonly Reading[], {width}: {readonly width: number}): SVGElement {
  const steps = readings[0]!.stages;
  const stages = readings.map((reading) =>
    steps.map(({layer}) => reading.stages.find((stage) => stage.layer === layer))
  );
  const outlines = stages.map((row) => row.map((stage) => stage && layerOutline(stage, folding)));
  const {height, scale, headingAt, stepAt} = placed(outlines, width);
  return svg(
    {viewBox: `0 0 ${width} ${height}`, width, height},
    readings.map(({heading, remarks}, r) => {
      const lines = [{text: heading, weight: 600}, ...remarks.map((text) => ({text, fill: muted}))];
      return g({transform: `translate(${headingAt(r).join(",")})`}, textLines(lines));
    }),
    stages.flatMap((row, r) =>
      row.map((stage, s) => {
        const parts =
          stage === undefined
            ? absentStep(outlines[0]![s]!, scale)
            : stepBlock(stage, {outline: outlines[r]![s]!, scale, reference: steps[s]!});
        return g({transform: `translate(${stepAt(r, s).join(",")})`}, parts);
      })
    )
  );
}

/** Where headings and steps stand, [x, y] of the left top corner, px. @param outlines by reading and step */
function placed(outlines: readonly (readonly (Outline | undefined)[])[], width: number) {
  const columns = outlines[0]!.map((_, step) => outlines.map((reading) => reading[step]));
  const isAcross = runsAcross(columns.length, width);
  const pitch = isAcross ? width / columns.length : (width + gap) / outlines.length;
  const widest = max(outlines.flat(), (outline) => outline?.width)!;
  const scale = Math.min(isAcross ? Infinity : largestScale, (pitch - gap) / widest);
  const air = isAcross ? headingHeight + 2 * gap : gap;
  const heights = (isAcross ? outlines : columns).map((alike) => {
    return labelHeight + scale * max(alike, (outline) => outline?.height)! + air;
  });
  const tops = [0, ...cumsum(heights)];
  return {
    scale,
    height: tops.at(-1)! + (isAcross ? -gap : headingHeight),
    headingAt: (reading: number) => (isAcross ? [0, tops[reading]!] : [reading * pitch, 0]),
    stepAt: (reading: number, step: number) => {
      const [place, top] = isAcross ? [step, tops[reading]!] : [reading, tops[step]!];
      return [place * pitch, headingHeight + top];
    }
  };
}

function stepBlock(
  stage: Stage,
  {outline, scale, reference}: {readonly outline: Outline; readonly scale: number; readonly reference: Stage}
): SVGElement[] {
  const expected = sizeLines(reference);
  const sizes = sizeLines(stage).map((text, i) => (text === expected[i] ? {text} : {text, fill: marked}));
  return [
    ...textLines([{text: stage.name, weight: 600}, ...sizes]),
    layerShape(stage, outline, {at: [0, labelHeight], scale, colour: modelColour.cnn})
  ];
}

function absentStep(outline: Outline, scale: number): SVGElement[] {
  const [width, height] = [scale * outline.width, scale * outline.height];
  return [
    ...textLines([
      {text: "Left out", fill: marked, weight: 600},
      {text: "here they part", fill: marked}
    ]),
    rect({x: 0.5, y: labelHeight, width, height, fill: "none", stroke: marked, "stroke-dasharray": "3 3"})
  ];
}

/** A shape as the original report writes it: "64 × 14 × 14". */
export function channelsFirst({height, width, channelCount}: Pick<Stage, "height" | "width" | "channelCount">): string {
  return height === 1 && width === 1 ? count(channelCount) : `${channelCount} × ${height} × ${width}`;
}

function sizeLines(stage: Stage): string[] {
  const values = `${count(valueCount(stage))} values`;
  if (stage.kind === "dense") return [count(stage.parameterCount), "parameters"];
  return stage.height === 1 && stage.width === 1 ? [values] : [channelsFirst(stage), values];
}

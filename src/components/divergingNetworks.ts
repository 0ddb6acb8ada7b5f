import {count} from "../lib/format.js";
import {divergingLayout, labelHeight, lineHeight} from "./divergingLayout.js";
import {svgTags} from "./tags.js";
import type {Outline} from "./layerOutline.js";
import {layerShape} from "./layerShape.js";
import {valueCount, type Stage} from "./networkStages.js";
import {ink, modelColour, muted} from "./theme.js";

const {g, rect, svg, text} = svgTags;

/** One way to build a network, to be set beside another. */
export interface Reading {
  readonly heading: string;
  /** Said below the heading, a line each. */
  readonly remarks: readonly string[];
  readonly stages: readonly Stage[];
}

interface Options {
  /** Room, px. */
  readonly width: number;
}

type Place = readonly [x: number, y: number];

interface Drawing {
  readonly at: Place;
  /** Side of one value, px. */
  readonly scale: number;
}

const marked = "var(--error)";

/**
 * Readings of one network step by step, so that the same step stands in line: a step of the first that another leaves
 * out is an empty place, and whatever differs from the first is marked.
 */
export function divergingNetworks(readings: readonly Reading[], {width}: Options): SVGElement {
  const steps = readings[0]!.stages;
  const stages = readings.map((reading) =>
    steps.map(({layer}) => reading.stages.find((stage) => stage.layer === layer))
  );
  const {height, scale, outlines, headingAt, stepAt} = divergingLayout(stages, width);
  return svg(
    {viewBox: `0 0 ${width} ${height}`, width, height},
    readings.map((reading, r) => readingHeading(reading, headingAt(r))),
    stages.flatMap((row, r) =>
      row.map((stage, step) => {
        const [reference, at] = [steps[step]!, stepAt(r, step)];
        if (stage === undefined) return absentStep(outlines[0]![step]!, {at, scale});
        return stepBlock(stage, outlines[r]![step]!, {at, scale, reference});
      })
    )
  );
}

function readingHeading({heading, remarks}: Reading, [x, y]: Place): SVGElement {
  return g(
    {transform: `translate(${x},${y})`},
    text({x: 0, y: lineHeight - 4, fill: ink, "font-weight": 600, "font-size": 15}, heading),
    remarks.map((remark, i) => text({x: 0, y: (i + 2) * lineHeight - 4, fill: muted}, remark))
  );
}

function stepBlock(
  stage: Stage,
  outline: Outline,
  {at: [x, y], scale, reference}: Drawing & {reference: Stage}
): SVGElement {
  const expected = sizeLines(reference);
  return g(
    {transform: `translate(${x},${y})`},
    text({x: 0, y: lineHeight - 4, fill: ink, "font-weight": 600}, stage.name),
    sizeLines(stage).map((line, i) => {
      return text({x: 0, y: (i + 2) * lineHeight - 4, fill: line === expected[i] ? ink : marked}, line);
    }),
    layerShape(stage, outline, {x: 0, y: labelHeight, scale, colour: modelColour.cnn})
  );
}

function absentStep(outline: Outline, {at: [x, y], scale}: Drawing): SVGElement {
  return g(
    {transform: `translate(${x},${y})`},
    text({x: 0, y: lineHeight - 4, fill: marked, "font-weight": 600}, "Left out"),
    text({x: 0, y: 2 * lineHeight - 4, fill: marked}, "here they part"),
    rect({
      x: 0.5,
      y: labelHeight,
      width: scale * outline.width,
      height: scale * outline.height,
      fill: "none",
      stroke: marked,
      "stroke-dasharray": "3 3"
    })
  );
}

/** A shape as the source writes it: "64 × 14 × 14". */
export function channelsFirst({height, width, channelCount}: Pick<Stage, "height" | "width" | "channelCount">): string {
  return height === 1 && width === 1 ? count(channelCount) : `${channelCount} × ${height} × ${width}`;
}

function sizeLines(stage: Stage): string[] {
  const values = `${count(valueCount(stage))} values`;
  if (stage.kind === "dense") return [count(stage.parameterCount), "parameters"];
  return stage.height === 1 && stage.width === 1 ? [values] : [channelsFirst(stage), values];
}

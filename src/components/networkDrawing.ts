import {cumsum, max} from "d3";
import {count} from "../lib/format.js";
import {layerOutline, layerShape, type Folding, type Outline} from "./layerOutline.js";
import type {LayerPictures} from "./layerPicture.js";
import {largestPart, networkMeasures, shareText, type NetworkMeasure} from "./networkMeasures.js";
import type {Stage} from "./networkStages.js";
import {runsAcross} from "./runsAcross.js";
import {shapeText} from "./shapeText.js";
import {svgTags} from "./tags.js";
import {lineHeight, textLines} from "./textLines.js";
import {hairline, muted} from "./theme.js";

const {g, path, rect, svg} = svgTags;

interface Options {
  /** Room, px. */
  readonly width: number;
  /** Of the layers that hold trained parameters. */
  readonly colour: string;
  readonly folding: Folding;
  /** What each layer makes of a garment. */
  readonly pictures: LayerPictures;
}

type Point = readonly [x: number, y: number];

/** Where a stage stands, px: its name, its shape, its bars and how wide those may be. */
interface Place {
  readonly at: Point;
  readonly shapeAt: Point;
  readonly barsAt: Point;
  readonly barWidth: number;
}

const gap = 24;
const barHeight = 8;
/** Side of one value at most, px, and what a shape takes of the width at most, where stages run down the page. */
const largestScale = 4;
const widestShape = 240;
/** Share of the width that shapes may take beside the stages' names. */
const shapeShare = 0.55;

/**
 * A network stage by stage: its outputs to scale, and bars for its part of the parameters and operations. It is svg of
 * our own, as Plot would need an element for each of a thousand maps and values.
 */
export function networkDrawing(stages: readonly Stage[], {width, colour, folding, pictures}: Options): SVGElement {
  const outlines = stages.map((stage) => layerOutline(stage, folding));
  const isAcross = runsAcross(stages.length, width);
  const widest = max(outlines, (outline) => outline.width)!;
  const scale = isAcross
    ? (width / stages.length - gap) / widest
    : Math.min(largestScale, Math.min(widestShape, shapeShare * width) / widest);
  const {places, height} = (isAcross ? across : down)(stages, outlines, {width, scale});
  return svg(
    {viewBox: `0 0 ${width} ${height}`, width, height},
    stages.flatMap((stage, i) => [
      textGroup(places[i]!.at, [
        {text: stage.name, weight: 600},
        {text: shapeText(stage)},
        ...stage.details.map((text) => ({text, fill: muted}))
      ]),
      layerShape(stage, outlines[i]!, {at: places[i]!.shapeAt, scale, colour, picture: pictures(stage, folding)}),
      ...bars(stage, stages, {...places[i]!, colour, isAcross})
    ]),
    isAcross
      ? places.slice(1).map(({shapeAt: [end]}, i) => flow(places[i]!, scale * outlines[i]!.width, end))
      : undefined
  );
}

interface Layout {
  readonly places: readonly Place[];
  readonly height: number;
}

type Sizes = {readonly width: number; readonly scale: number};

/** A column for each stage, their shapes in the middle, their bars below. */
function across(stages: readonly Stage[], outlines: readonly Outline[], {width, scale}: Sizes): Layout {
  const pitch = width / stages.length;
  const headHeight = 5 * lineHeight;
  const tallest = scale * max(outlines, (outline) => outline.height)!;
  const places = outlines.map(({height}, i): Place => {
    const x = i * pitch;
    const shapeAt = [x, headHeight + (tallest - scale * height) / 2] as const;
    return {at: [x, 0], shapeAt, barsAt: [x, headHeight + tallest + gap], barWidth: pitch - gap};
  });
  return {places, height: headHeight + tallest + gap + networkMeasures.length * measureHeight(true)};
}

/** A stage below the other, its shape beside its name. */
function down(stages: readonly Stage[], outlines: readonly Outline[], {width, scale}: Sizes): Layout {
  const heads = stages.map(({details}, i) => {
    return Math.max((2 + details.length) * lineHeight, scale * outlines[i]!.height) + gap / 2;
  });
  const heights = stages.map((stage, i) => heads[i]! + measuresOf(stage).length * measureHeight(false) + gap);
  const tops = [0, ...cumsum(heights)];
  const places = heads.map((head, i): Place => {
    const y = tops[i]!;
    return {at: [0, y], shapeAt: [(1 - shapeShare) * width, y + 4], barsAt: [0, y + head], barWidth: width};
  });
  return {places, height: tops.at(-1)!};
}

function measuresOf(stage: Stage): NetworkMeasure[] {
  return networkMeasures.filter(({of}) => of(stage) > 0);
}

function measureHeight(isAcross: boolean): number {
  return (isAcross ? 3 : 1) * lineHeight + barHeight + (isAcross ? gap : 6);
}

function textGroup([x, y]: Point, lines: Parameters<typeof textLines>[0]): SVGElement {
  return g({transform: `translate(${x},${y})`}, textLines(lines));
}

/** Each measure's part in words, and as a bar of which the whole length is the whole network. */
function bars(
  stage: Stage,
  stages: readonly Stage[],
  {barsAt: [x, y], barWidth, colour, isAcross}: Place & {readonly colour: string; readonly isAcross: boolean}
): SVGElement[] {
  const places = isAcross && measuresOf(stage).length > 0 ? networkMeasures : measuresOf(stage);
  return places.map((measure, i) => {
    const share = measure.of(stage) / measure.total(stages);
    const weight = largestPart(measure, stages).stage === stage ? 600 : 400;
    const words = [count(measure.of(stage)), measure.name.toLowerCase(), shareText(share)];
    const lines = isAcross ? words : [`${words[0]} ${words[1]}, ${words[2]}`];
    const top = lines.length * lineHeight + 2;
    return g(
      {transform: `translate(${x},${y + i * measureHeight(isAcross)})`},
      textLines(lines.map((text) => ({text, weight}))),
      rect({y: top, width: barWidth, height: barHeight, fill: hairline}),
      rect({y: top, width: share * barWidth, height: barHeight, fill: colour})
    );
  });
}

/** A thin arrow from one layer to the next, at half height. */
function flow({shapeAt: [x], barsAt: [, bottom]}: Place, shapeWidth: number, end: number): SVGElement {
  const y = (5 * lineHeight + bottom - gap) / 2;
  return path({
    d: `M${x + shapeWidth + 5} ${y}H${end - 5}m-4 -3.5l4 3.5l-4 3.5`,
    fill: "none",
    stroke: muted,
    "stroke-opacity": 0.6
  });
}

import {count} from "../lib/format.js";
import {svgTags} from "./tags.js";
import {layerOutline, type Outline} from "./layerOutline.js";
import {layerShape} from "./layerShape.js";
import type {NetworkDrawingOptions} from "./networkDrawing.js";
import {largestPart, networkMeasures, shareText, type NetworkMeasure} from "./networkMeasures.js";
import type {Stage} from "./networkStages.js";
import {shapeText} from "./shapeText.js";
import {hairline, ink, muted} from "./theme.js";

const {g, line, rect, svg, text} = svgTags;

const lineHeight = 18;
const barHeight = 6;
const barPitch = lineHeight + barHeight + 6;
const stageGap = 28;
const textGap = 10;
/** Side of one value at most, px: short networks stay low. */
const largestScale = 4;
/** What a shape takes of the width at most, px. */
const widestShape = 240;
/** Share of the width that the layers' shapes may take, beside their names. */
const shapeShare = 0.55;

interface Place {
  readonly stage: Stage;
  readonly outline: Outline;
  readonly y: number;
  /** Of the name or the shape, whichever is taller. */
  readonly headHeight: number;
  readonly measures: readonly NetworkMeasure[];
}

/** A network from top to bottom, for narrow pages: each stage's name beside its shape, and bars below. */
export function networkColumn(stages: readonly Stage[], options: NetworkDrawingOptions): SVGElement {
  const {width, folding} = options;
  const outlines = stages.map((stage) => layerOutline(stage, folding));
  const room = Math.min(widestShape, shapeShare * width);
  const scale = Math.min(largestScale, room / Math.max(...outlines.map((outline) => outline.width)));
  const {places, height} = placed(stages, outlines, scale);
  return svg(
    {viewBox: `0 0 ${width} ${height}`, width, height},
    places.map((place) => stageBlock(place, stages, {...options, scale}))
  );
}

function placed(
  stages: readonly Stage[],
  outlines: readonly Outline[],
  scale: number
): {places: Place[]; height: number} {
  let y = 0;
  const places = stages.map((stage, i) => {
    const outline = outlines[i]!;
    const measures = networkMeasures.filter(({of}) => of(stage) > 0);
    const headHeight = Math.max((2 + stage.details.length) * lineHeight, scale * outline.height) + textGap;
    const place = {stage, outline, y, headHeight, measures};
    y += headHeight + measures.length * barPitch + stageGap;
    return place;
  });
  return {places, height: y};
}

function stageBlock(
  {stage, outline, y, headHeight, measures}: Place,
  stages: readonly Stage[],
  {width, colour, scale}: NetworkDrawingOptions & {scale: number}
): SVGElement {
  const lines = [shapeText(stage), ...stage.details];
  return g(
    {transform: `translate(0,${y})`},
    line({x1: 0, x2: width, y1: 0.5, y2: 0.5, stroke: hairline}),
    text({x: 0, y: lineHeight + 4, fill: ink, "font-weight": 600}, stage.name),
    lines.map((words, i) => text({x: 0, y: (i + 2) * lineHeight + 4, fill: i === 0 ? ink : muted}, words)),
    layerShape(stage, outline, {x: (1 - shapeShare) * width, y: 10, scale, colour}),
    measures.map((measure, i) => {
      return measureBar(measure, stage, stages, {width, colour, y: headHeight + 10 + i * barPitch});
    })
  );
}

function measureBar(
  measure: NetworkMeasure,
  stage: Stage,
  stages: readonly Stage[],
  {width, colour, y}: {width: number; colour: string; y: number}
): SVGElement {
  const share = measure.of(stage) / measure.total(stages);
  const weight = largestPart(measure, stages).stage === stage ? 600 : 400;
  return g(
    {transform: `translate(0,${y})`},
    text(
      {x: 0, y: lineHeight - 4, fill: ink, "font-weight": weight},
      `${count(measure.of(stage))} ${measure.name.toLowerCase()}, ${shareText(share)}`
    ),
    rect({x: 0, y: lineHeight + 2, width, height: barHeight, fill: hairline}),
    rect({x: 0, y: lineHeight + 2, width: share * width, height: barHeight, fill: colour})
  );
}

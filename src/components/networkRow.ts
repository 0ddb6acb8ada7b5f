import {count} from "../lib/format.js";
import {svgTags} from "./tags.js";
import {layerOutline, type Outline} from "./layerOutline.js";
import {layerShape} from "./layerShape.js";
import type {NetworkDrawingOptions} from "./networkDrawing.js";
import {largestPart, networkMeasures, shareText, type NetworkMeasure} from "./networkMeasures.js";
import type {Stage} from "./networkStages.js";
import {shapeText} from "./shapeText.js";
import {hairline, ink, muted} from "./theme.js";

const {g, line, path, rect, svg, text} = svgTags;

const lineHeight = 18;
const headHeight = 5 * lineHeight;
const columnGap = 24;
const barHeight = 72;
const barWidth = 28;
/** From one measure's baseline to the next: two lines of text, the bar, and air. */
const measureHeight = barHeight + 2 * lineHeight + 30;

interface Place {
  readonly stage: Stage;
  readonly outline: Outline;
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

/** A network from left to right, a column for each stage; under each its part of the parameters and operations. */
export function networkRow(stages: readonly Stage[], options: NetworkDrawingOptions): SVGElement {
  const {width, colour} = options;
  const {places, bottom} = placed(stages, options);
  const height = bottom + networkMeasures.length * measureHeight + 4;
  return svg(
    {viewBox: `0 0 ${width} ${height}`, width, height},
    places.map((place) => heading(place)),
    places.map(({stage, outline, ...at}) => layerShape(stage, outline, {...at, colour})),
    places.slice(1).map((place, i) => flow(places[i]!, place)),
    networkMeasures.map((measure, i) => {
      return measureBars(measure, stages, {...options, baseline: bottom + (i + 1) * measureHeight});
    })
  );
}

function placed(stages: readonly Stage[], {width, folding}: NetworkDrawingOptions): {places: Place[]; bottom: number} {
  const columnWidth = width / stages.length;
  const outlines = stages.map((stage) => layerOutline(stage, folding));
  const scale = (columnWidth - columnGap) / Math.max(...outlines.map((outline) => outline.width));
  const tallest = scale * Math.max(...outlines.map((outline) => outline.height));
  const places = stages.map((stage, i) => {
    const outline = outlines[i]!;
    return {stage, outline, scale, x: i * columnWidth, y: headHeight + (tallest - scale * outline.height) / 2};
  });
  return {places, bottom: headHeight + tallest};
}

function heading({stage, x}: Place): SVGElement {
  const lines = [shapeText(stage), ...stage.details];
  return g(
    {},
    text({x, y: lineHeight - 4, fill: ink, "font-weight": 600}, stage.name),
    lines.map((line, i) => text({x, y: (i + 2) * lineHeight - 4, fill: i === 0 ? ink : muted}, line))
  );
}

/** A thin arrow from one layer to the next, at half height. */
function flow(from: Place, to: Place): SVGElement {
  const y = from.y + (from.scale * from.outline.height) / 2;
  const start = from.x + from.scale * from.outline.width + 5;
  const end = to.x - 5;
  return path({d: `M${start} ${y}H${end}m-4 -3.5l4 3.5l-4 3.5`, fill: "none", stroke: muted, "stroke-opacity": 0.6});
}

function measureBars(
  measure: NetworkMeasure,
  stages: readonly Stage[],
  {width, colour, baseline}: NetworkDrawingOptions & {baseline: number}
): SVGElement {
  const {stage: largest} = largestPart(measure, stages);
  const total = measure.total(stages);
  const columnWidth = width / stages.length;
  return g(
    {},
    text({x: 0, y: baseline - lineHeight - 6, fill: ink, "font-weight": 600}, measure.name),
    text({x: 0, y: baseline - 6, fill: muted}, `${count(total)} in all`),
    stages.slice(1).map((stage, i) => {
      const share = measure.of(stage) / total;
      return bar(
        {count: measure.of(stage), share, isLargest: stage === largest},
        {colour, baseline, x: (i + 1) * columnWidth}
      );
    }),
    line({x1: 0, x2: width, y1: baseline, y2: baseline, stroke: hairline})
  );
}

function bar(
  {count: value, share, isLargest}: {count: number; share: number; isLargest: boolean},
  {colour, baseline, x}: {colour: string; baseline: number; x: number}
): SVGElement {
  if (value === 0) return text({x, y: baseline - 6, fill: muted}, "0");
  const height = share * barHeight;
  const top = baseline - height - 6;
  const weight = isLargest ? 600 : 400;
  return g(
    {},
    rect({x, y: baseline - height, width: barWidth, height, fill: colour}),
    text({x, y: top - lineHeight + 2, fill: ink, "font-weight": weight}, count(value)),
    text({x, y: top, fill: isLargest ? ink : muted, "font-weight": weight}, shareText(share))
  );
}

import {mapGap as gap} from "../lib/networkLayout.js";
import type {Stage} from "./networkStages.js";
import {svgTags} from "./tags.js";
import {muted} from "./theme.js";

const {g, path} = svgTags;

/** How a layer's values are laid out, so that the largest and the smallest fit one scale. */
export interface Folding {
  /** Feature maps side by side before the next row of them begins. */
  readonly mapsPerRow: number;
  /** Values of a vector below each other before the next column begins. */
  readonly stripRows: number;
}

/** A drawing whose unit of length is the side of one value. */
export interface Outline {
  /** Path data of SVG. */
  readonly path: string;
  readonly width: number;
  readonly height: number;
}

/** From this side of a value on, px, the values of a vector are told apart. */
const latticeScale = 3;

/**
 * A layer's output to scale, one unit of area for each value: feature maps as squares in rows, a vector as a strip
 * that is folded into columns.
 */
export function layerOutline(layer: Pick<Stage, "height" | "width" | "channelCount">, folding: Folding): Outline {
  return layer.height === 1 && layer.width === 1 ? strip(layer.channelCount, folding) : maps(layer, folding);
}

function maps(
  {height, width, channelCount}: Pick<Stage, "height" | "width" | "channelCount">,
  {mapsPerRow}: Folding
): Outline {
  const paths = Array.from({length: channelCount}, (_, channel) => {
    const column = channel % mapsPerRow;
    const row = Math.floor(channel / mapsPerRow);
    return box(column * (width + gap), row * (height + gap), width, height);
  });
  const columnCount = Math.min(channelCount, mapsPerRow);
  const rowCount = Math.ceil(channelCount / mapsPerRow);
  return {path: paths.join(""), width: columnCount * (width + gap) - gap, height: rowCount * (height + gap) - gap};
}

function strip(length: number, {stripRows}: Folding): Outline {
  const fullColumns = Math.floor(length / stripRows);
  const rest = length % stripRows;
  const whole = fullColumns === 0 ? "" : box(0, 0, fullColumns, stripRows);
  const last = rest === 0 ? "" : box(fullColumns, 0, 1, rest);
  return {path: whole + last, width: Math.ceil(length / stripRows), height: Math.min(length, stripRows)};
}

function box(x: number, y: number, width: number, height: number): string {
  return `M${x} ${y}h${width}v${height}h${-width}z`;
}

interface ShapeOptions {
  /** Left and top, px. */
  readonly at: readonly number[];
  /** Side of one value, px. */
  readonly scale: number;
  /** Of layers that hold trained parameters. */
  readonly colour: string;
  /** A mask of what the layer makes of a garment; the shape is filled evenly where absent. */
  readonly picture?: SVGElement | undefined;
}

/** A layer's outline, coloured where the layer learns, grey where not: evenly, or by its values. */
export function layerShape(
  {parameterCount, height}: Pick<Stage, "parameterCount" | "height">,
  outline: Outline,
  {at: [x, y], scale, colour, picture}: ShapeOptions
): SVGElement {
  const isTrained = parameterCount > 0;
  const fill = isTrained ? colour : muted;
  const opacity = picture !== undefined ? 0.14 : isTrained ? 1 : 0.4;
  return g(
    {transform: `translate(${x},${y}) scale(${scale})`},
    path({d: outline.path, fill, "fill-opacity": opacity}),
    picture,
    picture && path({d: outline.path, fill, mask: `url(#${picture.id})`}),
    height === 1 && scale >= latticeScale
      ? path({d: lattice(outline), stroke: "var(--paper)", "stroke-width": 0.15, fill: "none"})
      : undefined
  );
}

function lattice({width, height}: Outline): string {
  const rows = Array.from({length: height - 1}, (_, i) => `M0 ${i + 1}h${width}`);
  const columns = Array.from({length: width - 1}, (_, i) => `M${i + 1} 0v${height}`);
  return [...rows, ...columns].join("");
}

import {svgTags} from "./tags.js";
import type {Outline} from "./layerOutline.js";
import type {Stage} from "./networkStages.js";
import {muted} from "./theme.js";

const {g, path} = svgTags;

export interface LayerShapeOptions {
  /** Left and top, px. */
  readonly x: number;
  readonly y: number;
  /** Side of one value, px. */
  readonly scale: number;
  /** Of layers that hold trained parameters; the others are grey. */
  readonly colour: string;
}

/** From this side on, px, the values of a vector are told apart. */
const latticeScale = 3;

/** A layer's values to scale, coloured where the layer learns. */
export function layerShape(
  {parameterCount, height}: Pick<Stage, "parameterCount" | "height">,
  outline: Outline,
  {x, y, scale, colour}: LayerShapeOptions
): SVGElement {
  const isTrained = parameterCount > 0;
  return g(
    {transform: `translate(${x},${y}) scale(${scale})`},
    path({d: outline.path, fill: isTrained ? colour : muted, "fill-opacity": isTrained ? 1 : 0.4}),
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

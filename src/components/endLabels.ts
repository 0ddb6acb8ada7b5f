import * as Plot from "@observablehq/plot";
import {spread} from "./spread.js";

/** How the name of a line or dot is set that stands to the right of where it ends. */
export const endLabel = {textAnchor: "start", fontWeight: 600, dx: 8} as const;

/**
 * Names of lines to the right of where they end, moved apart until none touches the next.
 * @param ends last points of the lines, whose height is `mean`
 * @param distance least distance between two names, in the unit of the upright axis
 * @param options text, place across and colour; upright place and weight are set
 */
export function endLabels(ends: readonly {mean: number}[], distance: number, options: Plot.TextOptions): Plot.Text {
  return Plot.text(
    spread(ends, ({mean}) => mean, distance),
    {y: "place", ...endLabel, ...options}
  );
}

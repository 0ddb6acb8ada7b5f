import type {Folding} from "./layerOutline.js";
import {networkColumn} from "./networkColumn.js";
import {networkRow} from "./networkRow.js";
import type {Stage} from "./networkStages.js";
import {runsAcross} from "./runsAcross.js";

export interface NetworkDrawingOptions {
  /** Room, px. */
  readonly width: number;
  /** Of the layers that hold trained parameters. */
  readonly colour: string;
  readonly folding: Folding;
}

/** A network layer by layer: its outputs to scale, and where its parameters and its operations are. */
export function networkDrawing(stages: readonly Stage[], options: NetworkDrawingOptions): SVGElement {
  return runsAcross(stages.length, options.width) ? networkRow(stages, options) : networkColumn(stages, options);
}

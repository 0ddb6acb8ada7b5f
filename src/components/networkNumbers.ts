import type {Numbers} from "../figures/numbers.js";
import type {Stage} from "./networkStages.js";
import {shapeText} from "./shapeText.js";

/** A network's stages as a table. */
export function networkNumbers(stages: readonly Stage[]): Numbers {
  return {
    columns: ["Layer", "Kind", "Set to", "Output", "Parameters", "Operations an image"],
    rows: stages.map((stage) => [
      stage.layer,
      stage.name,
      stage.details.join(", "),
      shapeText(stage),
      stage.parameterCount,
      stage.flops
    ])
  };
}

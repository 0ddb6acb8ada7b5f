import {networkDrawing} from "../components/networkDrawing.js";
import {largestPart, parameters} from "../components/networkMeasures.js";
import {networkStages, parameterTotal} from "../components/networkStages.js";
import {networkNumbers} from "../components/networkNumbers.js";
import {stageInWords} from "../components/stageInWords.js";
import {modelColour} from "../components/theme.js";
import {count, percent} from "../lib/format.js";
import type {Tables} from "../lib/tables.js";
import {figure, type Room} from "./figure.js";

/** As many as an image has rows, so that the input stays square. */
const stripRows = 28;

type Data = Pick<Tables, "layers">;

/** The ANN layer by layer, each value a small square. */
export function networkAnn(data: Data, options: Room): HTMLElement {
  return figure(
    {
      name: "network-ann",
      title: title(data),
      caption: "The ANN layer by layer; each small square is one value, to scale.",
      how: `A pixel of the input or a unit is one square, folded every ${stripRows}. Orange layers hold trained parameters; each of their units is joined to every value before it. The bars show each layer's share of the parameters and of the operations.`,
      method:
        "Operations are those of one image and count a multiplication and an addition as two. Dropout acts during training only.",
      numbers: networkNumbers(networkStages(data, "ann")),
      tables: ["layers"]
    },
    draw(data, options)
  );
}

function title(tables: Data): string {
  const stages = networkStages(tables, "ann");
  const {stage, share} = largestPart(parameters, stages);
  return `${percent(share, 0)} of the ANN's ${count(parameterTotal(stages))} parameters sit in its ${stageInWords(stage, stages)}`;
}

function draw(tables: Data, {width}: Room): Element {
  const folding = {mapsPerRow: 1, stripRows};
  return networkDrawing(networkStages(tables, "ann"), {width, colour: modelColour.ann, folding});
}

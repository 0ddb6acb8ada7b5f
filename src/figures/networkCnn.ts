import {networkDrawing} from "../components/networkDrawing.js";
import {largestPart, operations, parameters} from "../components/networkMeasures.js";
import {networkStages} from "../components/networkStages.js";
import {networkNumbers} from "../components/networkNumbers.js";
import {runsAcross} from "../components/runsAcross.js";
import {stageInWords} from "../components/stageInWords.js";
import {modelColour} from "../components/theme.js";
import {percent} from "../lib/format.js";
import type {Tables} from "../lib/tables.js";
import {figure, type Room} from "./figure.js";

/** Values of a vector below each other, so that the longest stays beside the feature maps. */
const stripRows = 64;

type Data = Pick<Tables, "layers">;

/** The CNN layer by layer, its feature maps to scale. */
export function networkCnn(data: Data, options: Room): HTMLElement {
  return figure(
    {
      name: "network-cnn",
      title: title(data),
      caption: "The CNN layer by layer; area is proportional to the number of values a layer outputs.",
      how: `A square is one feature map; vectors are strips, folded every ${stripRows} values. Blue layers hold trained parameters, grey ones have none. The bars show each layer's share of the parameters and of the operations.`,
      method:
        "Operations are those of one image and count a multiplication and an addition as two. Dropout acts during training only.",
      numbers: networkNumbers(networkStages(data, "cnn")),
      tables: ["layers"]
    },
    draw(data, options)
  );
}

function title(tables: Data): string {
  const stages = networkStages(tables, "cnn");
  const [held, run] = [largestPart(parameters, stages), largestPart(operations, stages)];
  return `${percent(held.share, 0)} of parameters: ${stageInWords(held.stage, stages)}; ${percent(run.share, 0)} of operations: ${stageInWords(run.stage, stages)}`;
}

function draw(tables: Data, {width}: Room): Element {
  const stages = networkStages(tables, "cnn");
  const folding = {mapsPerRow: runsAcross(stages.length, width) ? 4 : 8, stripRows};
  return networkDrawing(stages, {width, colour: modelColour.cnn, folding});
}

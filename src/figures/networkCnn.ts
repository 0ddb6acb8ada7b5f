import {flowGarment, layerPictures, withAnswer, type FlowTables} from "../components/layerPicture.js";
import {networkDrawing} from "../components/networkDrawing.js";
import {largestPart, operations, parameters} from "../components/networkMeasures.js";
import {networkStages} from "../components/networkStages.js";
import {networkNumbers} from "../components/networkNumbers.js";
import {runsAcross} from "../components/runsAcross.js";
import {stageInWords} from "../components/stageInWords.js";
import {modelColour} from "../components/theme.js";
import {percent} from "../lib/format.js";
import {stripRows} from "../lib/networkLayout.js";
import type {Tables} from "../lib/tables.js";
import {figure, type Pictures, type Room} from "./figure.js";

type Data = Pick<Tables, "layers"> & FlowTables;

/** The CNN layer by layer, its feature maps to scale. */
export function networkCnn(data: Data, options: Room & Pictures): HTMLElement {
  return figure(
    {
      name: "network-cnn",
      title: title(data),
      caption: `The CNN layer by layer, with its values for ${flowGarment(data, "cnn")}; area is the number of values.`,
      how: `A square is one feature map; vectors are strips, folded every ${stripRows.cnn} values. The fuller a value's colour, the nearer it is to the layer's largest (in hidden layers by the square root). Blue layers hold trained parameters, grey ones have none. The bars show each layer's share of the parameters and of the operations.`,
      method:
        "Operations are those of one image and count a multiplication and an addition as two. Dropout acts during training only.",
      numbers: networkNumbers(networkStages(data, "cnn")),
      tables: ["layers", "flow", "sheets"]
    },
    draw(data, options)
  );
}

function title(tables: Pick<Data, "layers">): string {
  const stages = networkStages(tables, "cnn");
  const [held, run] = [largestPart(parameters, stages), largestPart(operations, stages)];
  return `${percent(held.share, 0)} of parameters: ${stageInWords(held.stage, stages)}; ${percent(run.share, 0)} of operations: ${stageInWords(run.stage, stages)}`;
}

function draw(tables: Data, {width, images}: Room & Pictures): Element {
  const stages = withAnswer(networkStages(tables, "cnn"), tables, "cnn");
  const folding = {mapsPerRow: runsAcross(stages.length, width) ? 4 : 8, stripRows: stripRows.cnn};
  return networkDrawing(stages, {
    width,
    colour: modelColour.cnn,
    folding,
    pictures: layerPictures(tables, "cnn", images)
  });
}

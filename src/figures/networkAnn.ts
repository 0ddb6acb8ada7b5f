import {flowGarment, layerPictures, withAnswer, type FlowTables} from "../components/layerPicture.js";
import {networkDrawing} from "../components/networkDrawing.js";
import {largestPart, parameters} from "../components/networkMeasures.js";
import {networkStages, parameterTotal} from "../components/networkStages.js";
import {networkNumbers} from "../components/networkNumbers.js";
import {stageInWords} from "../components/stageInWords.js";
import {modelColour} from "../components/theme.js";
import {count, percent} from "../lib/format.js";
import {stripRows} from "../lib/networkLayout.js";
import type {Tables} from "../lib/tables.js";
import {figure, type Pictures, type Room} from "./figure.js";

type Data = Pick<Tables, "layers"> & FlowTables;

/** The ANN layer by layer, each value a small square. */
export function networkAnn(data: Data, options: Room & Pictures): HTMLElement {
  return figure(
    {
      name: "network-ann",
      title: title(data),
      caption: `The ANN layer by layer, with its values for ${flowGarment(data, "ann")}; each small square is one value.`,
      how: `A pixel of the input or a unit is one square, folded every ${stripRows.ann}; the fuller its colour, the nearer it is to the layer's largest value (in hidden layers by the square root). Orange layers hold trained parameters; each of their units is joined to every value before it. The bars show each layer's share of the parameters and of the operations.`,
      method:
        "Operations are those of one image and count a multiplication and an addition as two. Dropout acts during training only.",
      numbers: networkNumbers(networkStages(data, "ann")),
      tables: ["layers", "flow", "sheets"]
    },
    draw(data, options)
  );
}

function title(tables: Pick<Data, "layers">): string {
  const stages = networkStages(tables, "ann");
  const {stage, share} = largestPart(parameters, stages);
  return `${percent(share, 0)} of the ANN's ${count(parameterTotal(stages))} parameters sit in its ${stageInWords(stage, stages)}`;
}

function draw(tables: Data, {width, images}: Room & Pictures): Element {
  const stages = withAnswer(networkStages(tables, "ann"), tables, "ann");
  const folding = {mapsPerRow: 1, stripRows: stripRows.ann};
  return networkDrawing(stages, {
    width,
    colour: modelColour.ann,
    folding,
    pictures: layerPictures(tables, "ann", images)
  });
}

import {networkDrawing} from "../components/networkDrawing.js";
import {largestPart, parameters} from "../components/networkMeasures.js";
import {networkStages, parameterTotal} from "../components/networkStages.js";
import {networkTwin} from "../components/networkTwin.js";
import {stageInWords} from "../components/stageInWords.js";
import {modelColour} from "../components/theme.js";
import {count, percent} from "../lib/format.js";
import type {Figure} from "./figure.js";

/** As many as an image has rows, so that the input stays square. */
const stripRows = 28;

/** The ANN layer by layer, each value a small square. */
export const networkAnn: Figure<"layers"> = {
  tables: ["layers"],
  size: "text",
  title: (tables) => {
    const stages = networkStages(tables, "ann");
    const {stage, share} = largestPart(parameters, stages);
    return `${percent(share)} of the ANN's ${count(parameterTotal(stages))} parameters sit in its ${stageInWords(stage, stages)}`;
  },
  caption: () => {
    return `Each small square is one value, to scale: a pixel of the input or a unit, folded every ${stripRows}. Orange layers hold trained parameters; each of their units is joined to every value before it. Operations are one image's and count a multiplication and an addition as two. Dropout acts in training alone.`;
  },
  twin: (tables) => networkTwin(networkStages(tables, "ann")),
  draw: (tables, {document, width}) => {
    const folding = {mapsPerRow: 1, stripRows};
    return networkDrawing(networkStages(tables, "ann"), {document, width, colour: modelColour.ann, folding});
  }
};

import {tags} from "../components/tags.js";
import {garment} from "../components/garment.js";
import {networkStages, weightsPerUnit, type Stage} from "../components/networkStages.js";
import {sheetsByName} from "../components/sheetLookup.js";
import {modelName} from "../components/theme.js";
import {weightLegend} from "../components/weightLegend.js";
import {count, fixed} from "../lib/format.js";
import type {Model} from "../lib/schemas/vocabulary.js";
import type {Row} from "../lib/schemas/tableSchemas.js";
import type {Tables} from "../lib/tables.js";
import {figure, type Pictures} from "./figure.js";
import {fixedCell} from "./numbers.js";

const {div, p, section, strong} = tags;

/** As many of a network's units as are shown, those with the largest weights; the CNN has fewer. */
const shownCount = 64;

type Data = Pick<Tables, "layers" | "firstLayer" | "sheets">;

/** What each network learned to look for in an image: the weights of its first trained layer. */
export function firstLayerWeights(data: Data, options: Pictures): HTMLElement {
  return figure(
    {
      name: "first-layer-weights",
      title: title(data),
      caption: "The weights of each model's first trained layer as images: purple below zero, green above.",
      how: `A weight is as opaque as it is large beside the largest of its own unit or filter, which is ${largestRange(data, "cnn")} in the CNN and ${largestRange(data, "ann")} in the ANN. A filter slides over the whole image; a unit sees every pixel once.`,
      numbers: {
        columns: ["Model", "Unit or filter", "Largest absolute weight"],
        rows: data.firstLayer.map(({model, unit, largest}) => [modelName[model], unit, fixedCell(largest, 4)])
      },
      tables: ["layers", "first-layer", "sheets"]
    },
    draw(data, options)
  );
}

function title(tables: Data): string {
  const [ann, cnn] = [firstTrained(tables, "ann"), firstTrained(tables, "cnn")];
  return `A filter of the CNN weighs ${count(weightsPerUnit(cnn))} pixels, a unit of the ANN all ${count(weightsPerUnit(ann))}`;
}

function draw(tables: Data, options: Pictures): Element {
  return div(
    {class: "weights"},
    weightLegend(),
    unitImages(tables, "cnn", options),
    unitImages(tables, "ann", options)
  );
}

/** @throws RangeError if the table layers does not hold the model */
function firstTrained(tables: Data, model: Model): Stage {
  return networkStages(tables, model).find(({parameterCount}) => parameterCount > 0)!;
}

/** A model's units, those with the largest weights first. */
function unitsOf({firstLayer: rows}: Data, model: Model): Row<"first-layer">[] {
  return rows.filter((row) => row.model === model).sort((a, b) => b.largest - a.largest);
}

function largestRange(tables: Data, model: Model): string {
  const units = unitsOf(tables, model);
  return `${fixed(units.at(-1)!.largest, 2)} to ${fixed(units[0]!.largest, 2)}`;
}

function unitImages(tables: Data, model: Model, options: Pictures): HTMLElement {
  const sheets = sheetsByName(tables.sheets);
  const units = unitsOf(tables, model);
  const shown = units.slice(0, shownCount);
  const words = heading(tables, model, units.length);
  const images = shown.map(({sheet, cell}) => garment(sheets.get(sheet)!, cell, options));
  return section(
    {class: `weights-${model}`},
    p({class: "weights-heading"}, strong({}, `${modelName[model]} `), words),
    div({class: "weights-images", role: "img", "aria-label": `${modelName[model]}: ${words}`}, images)
  );
}

function heading(tables: Data, model: Model, unitCount: number): string {
  const {kind, parameterCount} = firstTrained(tables, model);
  const shown =
    unitCount > shownCount
      ? `the ${shownCount} of ${unitCount} ${unitNoun(kind)} with the largest weights`
      : `all ${unitCount} ${unitNoun(kind)}`;
  return `${shown}, largest first; ${count(parameterCount)} parameters in the layer`;
}

function unitNoun(kind: Stage["kind"]): string {
  return kind === "conv" ? "filters" : "units";
}

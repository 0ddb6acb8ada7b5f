import {mapGap, picturedMapsPerRow, stripRows} from "../../src/lib/networkLayout.js";
import type {Row} from "../../src/lib/schemas/tableSchemas.js";
import {models, type Model} from "../../src/lib/schemas/vocabulary.js";
import {imageSide, pixelCount} from "../dataset/examples.js";
import {softmax} from "../evaluation/softmax.js";
import type {GarmentFlow} from "../inspection/garmentFlow.js";
import type {EvaluatedRun} from "../runs/evaluatedRun.js";
import {packed, type Sheet} from "./sheet.js";

type LayerDescription = EvaluatedRun["layers"][number];

/** Of a picture, px: its layers begin at multiples of this. */
const cellWidth = 10;
/** As wide as the widest layer: the first convolution's maps. */
const columnCount = (picturedMapsPerRow * (imageSide + mapGap)) / cellWidth;
const pictureWidth = columnCount * cellWidth;

/** Lines of levels 0 to 255, each as wide as a picture. */
type Lines = readonly Uint8Array[];

/**
 * Pictures of what each layer makes of a garment, laid out as the networks are drawn: feature maps side by side with a
 * gap, vectors folded into columns, one layer below the other. A value is as light as it is large beside the layer's
 * largest; in hidden layers, where most are small, by the square root.
 * @param layers of both networks
 * @returns a sheet for each network, and rows of table `flow`
 */
export function flowImages(
  flow: GarmentFlow,
  layers: Readonly<Record<Model, readonly LayerDescription[]>>
): {sheets: Sheet[]; rows: Row<"flow">[]} {
  const made = models.map((model) => ofModel(flow, model, layers[model]));
  return {sheets: made.map(({sheet}) => sheet), rows: made.flatMap(({rows}) => rows)};
}

function ofModel(
  {example, label, pixels, outputs}: GarmentFlow,
  model: Model,
  layers: readonly LayerDescription[]
): {sheet: Sheet; rows: Row<"flow">[]} {
  const name = `${model}-flow`;
  const rows: Row<"flow">[] = [];
  const lines: Uint8Array[] = [];
  let values: Float32Array = Float32Array.from(pixels, (level) => level / 255);
  for (const layer of layers.filter(({kind}) => kind !== "dropout" && kind !== "softmax")) {
    values = outputs[model][layer.layer] ?? values; // flattening leaves them as they are
    if (layer.layer === "logits") values = softmax(values, values.length);
    const largest = values.reduce((most, value) => Math.max(most, value), 0);
    const strongest = Math.max(0, values.indexOf(largest));
    const cell = (lines.length / cellWidth) * columnCount;
    rows.push({model, layer: layer.layer, example, label, sheet: name, cell, strongest, largest});
    const isHidden = layer.kind !== "input" && layer.layer !== "logits";
    const shares = values.map((value) => (largest === 0 ? 0 : value / largest));
    const levels = Uint8Array.from(shares, (share) => Math.round(255 * (isHidden ? Math.sqrt(share) : share)));
    lines.push(...wholeCells(laidOut(levels, layer, stripRows[model])));
  }
  const data = Uint8Array.from(lines.flatMap((line) => Array.from(line)));
  const cellCount = (lines.length / cellWidth) * columnCount;
  return {rows, sheet: packed(data, cellCount, {name, cellWidth, columnCount, channelCount: 1})};
}

function laidOut(levels: Uint8Array, {height, channelCount, kind}: LayerDescription, rows: number): Lines {
  if (height > 1) return maps(levels, height, channelCount);
  return kind === "input" && channelCount === pixelCount ? maps(levels, imageSide, 1) : strip(levels, rows);
}

/** @param levels [size, size, count] */
function maps(levels: Uint8Array, size: number, count: number): Lines {
  const pitch = size + mapGap;
  const lines = blank(Math.ceil(count / picturedMapsPerRow) * pitch);
  levels.forEach((level, i) => {
    const [map, place] = [i % count, Math.floor(i / count)];
    const top = Math.floor(map / picturedMapsPerRow) * pitch + Math.floor(place / size);
    lines[top]![(map % picturedMapsPerRow) * pitch + (place % size)] = level;
  });
  return lines;
}

/** A vector from top to bottom, then in the next column. */
function strip(levels: Uint8Array, rows: number): Lines {
  const lines = blank(Math.min(rows, levels.length));
  levels.forEach((level, i) => (lines[i % rows]![Math.floor(i / rows)] = level));
  return lines;
}

function blank(count: number): Uint8Array[] {
  return Array.from({length: count}, () => new Uint8Array(pictureWidth));
}

function wholeCells(lines: Lines): Lines {
  return [...lines, ...blank((cellWidth - (lines.length % cellWidth)) % cellWidth)];
}

import {className, withArticle} from "../lib/classNames.js";
import {percent} from "../lib/format.js";
import {mapGap, picturedMapsPerRow} from "../lib/networkLayout.js";
import type {Model} from "../lib/schemas/vocabulary.js";
import type {Row} from "../lib/schemas/tableSchemas.js";
import type {Tables} from "../lib/tables.js";
import type {Images} from "./garment.js";
import type {Folding} from "./layerOutline.js";
import type {Stage} from "./networkStages.js";
import {sheetsByName} from "./sheetLookup.js";
import {svgTags} from "./tags.js";

const {image, mask, svg} = svgTags;

/** Where the pictures lie, and which garment they show. */
export type FlowTables = Pick<Tables, "flow" | "sheets">;

/** What a stage makes of a garment: a mask, laid out as its outline is, whose unit of length is the side of one value. */
export type LayerPictures = (stage: Stage, folding: Folding) => SVGElement | undefined;

/** The pictures of a network's layers. @param images addresses of sheets */
export function layerPictures(data: FlowTables, model: Model, images: Images): LayerPictures {
  const sheets = sheetsByName(data.sheets);
  return (stage, folding) => {
    const row = data.flow.find((one) => one.model === model && one.layer === stage.layer);
    if (row === undefined) return undefined;
    const parts = windows(stage, folding).map(({at: [x, y], from: [left, top], width, height}) =>
      svg(
        {x, y, width, height, viewBox: `${left} ${top} ${width} ${height}`},
        picture(sheets.get(row.sheet)!, row.cell, images)
      )
    );
    return mask({id: `${row.sheet}-${row.layer}`}, parts);
  };
}

/**
 * One of a layer's maps, or an image, as a mask: 0 to its width across and down.
 * @throws RangeError if table `flow` does not hold the layer
 */
export function mapPicture(data: FlowTables, stage: Stage, map: number, images: Images): SVGElement {
  const row = data.flow.find(({model, layer}) => model === "cnn" && layer === stage.layer);
  if (row === undefined) throw new RangeError(`missing layer: expected table flow to hold ${stage.layer}, got none`);
  const {width, height} = stage;
  const [left, top] = [
    (map % picturedMapsPerRow) * (width + mapGap),
    Math.floor(map / picturedMapsPerRow) * (height + mapGap)
  ];
  const part = svg({width, height, viewBox: `${left} ${top} ${width} ${height}`});
  part.append(picture(sheetsByName(data.sheets).get(row.sheet)!, row.cell, images));
  return mask({id: `one-filter-${stage.layer}`}, part);
}

/** A part of a layer's picture, and where it is drawn. */
interface Window {
  readonly at: readonly [x: number, y: number];
  readonly from: readonly [left: number, top: number];
  readonly width: number;
  readonly height: number;
}

/** Rows of feature maps, of which a drawing may have fewer side by side than the picture; a vector as a whole. */
function windows({height, width, channelCount}: Stage, {mapsPerRow, stripRows}: Folding): Window[] {
  if (height === 1)
    return [
      {at: [0, 0], from: [0, 0], width: Math.ceil(channelCount / stripRows), height: Math.min(channelCount, stripRows)}
    ];
  const [across, down] = [width + mapGap, height + mapGap];
  return Array.from({length: Math.ceil(channelCount / mapsPerRow)}, (_, row) => {
    const first = row * mapsPerRow;
    const from = [(first % picturedMapsPerRow) * across, Math.floor(first / picturedMapsPerRow) * down] as const;
    return {at: [0, row * down], from, width: Math.min(mapsPerRow, channelCount) * across, height};
  });
}

/** A sheet, moved so that a cell at a line's start lies at the top. */
function picture({sheet, cellWidth, columnCount, cellCount}: Row<"sheets">, cell: number, images: Images): SVGElement {
  return image({
    href: images[sheet],
    y: -(cell / columnCount) * cellWidth,
    width: columnCount * cellWidth,
    height: (cellCount / columnCount) * cellWidth,
    style: "image-rendering:pixelated"
  });
}

/** The garment that the drawings show: "test image 23, a shirt". */
export function flowGarment({flow}: FlowTables, model: Model): string {
  const {example, label} = lastOf(flow, model);
  return `test image ${example}, ${withArticle(label)}`;
}

/** Stages of which the last says what the network answers about the garment. */
export function withAnswer(stages: readonly Stage[], {flow}: FlowTables, model: Model): Stage[] {
  const {strongest, largest} = lastOf(flow, model);
  const answer = [`${className(strongest)},`, `with ${percent(largest, 0)}`];
  return stages.map((stage, i) => (i < stages.length - 1 ? stage : {...stage, details: [...stage.details, ...answer]}));
}

function lastOf(flow: FlowTables["flow"], model: Model): Row<"flow"> {
  return flow.filter((row) => row.model === model).at(-1)!;
}

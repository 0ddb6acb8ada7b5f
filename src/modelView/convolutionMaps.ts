import {elements} from "../components/elements.js";
import {themeOf} from "../components/themeColours.js";
import {count, fixed} from "../lib/format.js";
import type {Filters, LayerValues} from "../lib/modelWorker.js";
import {tableKeys} from "../live/gridKeys.js";
import {filterDetail} from "./filterDetail.js";
import {drawStrengths} from "./pixelCanvas.js";

const mapsAcross = 8;

/** The maps of a convolution as a grid, and below it the filter of the one that has the pointer or the focus. */
export function convolutionMaps(layer: LayerValues, filters: Filters, document: Document): HTMLElement {
  const {section, h4, div, table, tbody, tr, td, button} = elements(document);
  const maps = mapsOf(layer);
  const most = Math.max(...layer.values);
  const detail = filterDetail(filters, document);
  const openers = maps.map((values, map) => {
    const name = `Map ${map + 1} of ${layer.channelCount}: ${mapInWords(values, most)}`;
    const opener = button({type: "button", "aria-label": name});
    for (const event of ["pointerenter", "focus", "click"]) opener.addEventListener(event, () => show(map));
    return opener;
  });
  const show = (map: number): void => {
    openers.forEach((opener, i) => opener.toggleAttribute("data-shown", i === map));
    detail.show(map, mapInWords(maps[map]!, most));
  };
  const cells = openers.map((opener) => td({}, opener));
  const rows = Array.from({length: cells.length / mapsAcross}, (_, row) =>
    tr({}, cells.slice(row * mapsAcross, (row + 1) * mapsAcross))
  );
  const grid = table({role: "grid", "aria-label": `Maps of ${layer.layer}`}, tbody({}, rows)) as HTMLTableElement;
  tableKeys(grid);
  show(strongest(maps));
  return section(
    {class: "layer"},
    h4({}, `${layer.channelCount} maps of ${layer.height} × ${layer.width}, ${layer.layer}`),
    div({class: "maps"}, mapSheet(maps, layer, most, document), grid),
    detail.element
  );
}

/** Each map's values, [height, width]. */
function mapsOf({values, channelCount, width, height}: LayerValues): Float32Array[] {
  const maps = Array.from({length: channelCount}, () => new Float32Array(width * height));
  maps.forEach((map, channel) => {
    for (let place = 0; place < map.length; ++place) map[place] = values[place * channelCount + channel]!;
  });
  return maps;
}

function strongest(maps: readonly Float32Array[]): number {
  const sums = maps.map((values) => values.reduce((sum, value) => sum + value, 0));
  return sums.indexOf(Math.max(...sums));
}

function mapInWords(values: Float32Array, most: number): string {
  const active = values.filter((value) => value > 0).length;
  if (active === 0) return "silent";
  return `active on ${count(Math.round((100 * active) / values.length))} % of places, at most ${fixed(Math.max(...values) / most, 2)} of the layer’s largest`;
}

/** All maps on one canvas: a browser takes longer to make a small canvas than to draw on it. */
function mapSheet(
  maps: readonly Float32Array[],
  {width, height}: LayerValues,
  most: number,
  document: Document
): HTMLCanvasElement {
  const sheetWidth = mapsAcross * width;
  const sheet = new Float32Array(maps.length * width * height);
  maps.forEach((values, map) => {
    const origin = Math.floor(map / mapsAcross) * height * sheetWidth + (map % mapsAcross) * width;
    for (let row = 0; row < height; ++row)
      sheet.set(values.subarray(row * width, (row + 1) * width), origin + row * sheetWidth);
  });
  const size = {width: sheetWidth, height: sheet.length / sheetWidth};
  const canvas = elements(document).canvas({...size, "aria-hidden": "true"}) as HTMLCanvasElement;
  drawStrengths(canvas, sheet, most, themeOf(document).cnn);
  return canvas;
}

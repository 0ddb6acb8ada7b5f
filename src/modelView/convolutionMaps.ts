import {tags} from "../components/tags.js";
import {themeOf} from "../components/themeColours.js";
import {fixed, percent} from "../lib/format.js";
import type {Filters, LayerValues} from "../lib/modelWorker.js";
import {tableKeys} from "../page/gridKeys.js";
import {filterDetail} from "./filterDetail.js";
import {drawStrengths} from "./pixelCanvas.js";

const {button, div, h4, section, table, tbody, td, tr} = tags;

const mapsAcross = 8;

/** The maps of a convolution as a grid, and below it the filter of the one that has the pointer or the focus. */
export function convolutionMaps(layer: LayerValues, filters: Filters): HTMLElement {
  const maps = mapsOf(layer);
  const most = Math.max(...maps.map(({largest}) => largest));
  const detail = filterDetail(filters);
  const openers = maps.map((shown, map) => {
    const name = `Map ${map + 1} of ${layer.channelCount}: ${mapInWords(shown, most)}`;
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
  show(maps.indexOf(maps.toSorted((a, b) => b.sum - a.sum)[0]!));
  return section(
    {class: "layer"},
    h4({}, `${layer.channelCount} maps of ${layer.height} × ${layer.width}, ${layer.layer}`),
    div({class: "maps"}, mapSheet(maps, layer, most), grid),
    detail.element
  );
}

/** A map, and what is said of it. */
interface ShownMap {
  /** [height, width]. */
  readonly values: Float32Array;
  readonly sum: number;
  readonly largest: number;
  readonly activeCount: number;
}

function mapsOf({values, channelCount, width, height}: LayerValues): ShownMap[] {
  return Array.from({length: channelCount}, (_, channel) => {
    const map = new Float32Array(width * height);
    let [sum, largest, activeCount] = [0, 0, 0];
    for (let place = 0; place < map.length; ++place) {
      const value = values[place * channelCount + channel]!;
      map[place] = value;
      sum += value;
      if (value > largest) largest = value;
      if (value > 0) ++activeCount;
    }
    return {values: map, sum, largest, activeCount};
  });
}

function mapInWords({values, largest, activeCount}: ShownMap, most: number): string {
  if (activeCount === 0) return "silent";
  const share = percent(activeCount / values.length, 0);
  return `active on ${share} of places, at most ${fixed(largest / most, 2)} of the layer’s largest`;
}

/** All maps on one canvas: a browser takes longer to make a small canvas than to draw on it. */
function mapSheet(maps: readonly ShownMap[], {width, height}: LayerValues, most: number): HTMLCanvasElement {
  const sheetWidth = mapsAcross * width;
  const sheet = new Float32Array(maps.length * width * height);
  maps.forEach(({values}, map) => {
    const origin = Math.floor(map / mapsAcross) * height * sheetWidth + (map % mapsAcross) * width;
    for (let row = 0; row < height; ++row)
      sheet.set(values.subarray(row * width, (row + 1) * width), origin + row * sheetWidth);
  });
  const size = {width: sheetWidth, height: sheet.length / sheetWidth};
  const canvas = tags.canvas({...size, "aria-hidden": "true"}) as HTMLCanvasElement;
  drawStrengths(canvas, sheet, most, themeOf().cnn);
  return canvas;
}

import {elements} from "../components/elements.js";
import {weightLegend} from "../components/weightLegend.js";
import {themeOf} from "../components/themeColours.js";
import {count, fixed} from "../lib/format.js";
import type {Filters, LayerValues} from "../lib/modelWorker.js";
import {tableKeys} from "../live/gridKeys.js";
import {weightCanvas} from "./weightCanvas.js";
import type {WhyPart} from "./whyView.js";

const mapsAcross = 8;

/** What each layer of both networks gives, and the filter that made each map. */
export function layerByLayer(document: Document): WhyPart {
  return {
    title: "Layer by layer",
    make: async ({pixels}, running) => {
      const {div, h3} = elements(document);
      const {layers} = await running.ask("look", {pixels});
      const convolutions = layers.cnn.filter(({height}) => height > 1);
      const vectors = layers.cnn.filter(({height}) => height === 1);
      const columns = div(
        {class: "layers"},
        div(
          {},
          h3({class: "name-cnn"}, "CNN"),
          convolutions.map((layer) => convolution(layer, running.filters, document)),
          vectors.map((layer) => vector(layer, "cnn", document))
        ),
        div(
          {},
          h3({class: "name-ann"}, "ANN"),
          layers.ann.map((layer) => vector(layer, "ann", document))
        )
      );
      return div({}, weightLegend(document), columns);
    }
  };
}

/** The maps of a convolution as a grid, and beside it the filter of the one that has the pointer or the focus. */
function convolution(layer: LayerValues, allFilters: readonly Filters[], document: Document): HTMLElement {
  const {section, h4, div, table, tbody, tr, td, button} = elements(document);
  const filters = allFilters.find((one) => one.layer === layer.layer)!;
  const detail = div({class: "filter-detail", "aria-live": "polite"});
  const most = Math.max(...layer.values);
  const show = (map: number): void => detail.replaceChildren(...filterDetail(layer, filters, map, document));
  const cells = Array.from({length: layer.channelCount}, (_, map) => {
    const opener = button(
      {type: "button", "aria-label": `Map ${map + 1} of ${layer.channelCount}: ${mapInWords(layer, map, most)}`},
      mapCanvas(layer, map, most, document)
    );
    for (const event of ["pointerenter", "focus", "click"]) opener.addEventListener(event, () => show(map));
    return td({}, opener);
  });
  const rows = Array.from({length: cells.length / mapsAcross}, (_, row) =>
    tr({}, cells.slice(row * mapsAcross, (row + 1) * mapsAcross))
  );
  const grid = table(
    {class: "maps", role: "grid", "aria-label": `Maps of ${layer.layer}`},
    tbody({}, rows)
  ) as HTMLTableElement;
  tableKeys(grid);
  show(strongestMap(layer));
  return section(
    {class: "layer"},
    h4({}, `${layer.channelCount} maps of ${layer.height} × ${layer.width}, ${layer.layer}`),
    div({class: "maps-and-filter"}, grid, detail)
  );
}

function mapValues({values, channelCount}: LayerValues, map: number): Float32Array {
  return Float32Array.from({length: values.length / channelCount}, (_, place) => values[place * channelCount + map]!);
}

function strongestMap(layer: LayerValues): number {
  const sums = Array.from({length: layer.channelCount}, (_, map) =>
    mapValues(layer, map).reduce((sum, value) => sum + value, 0)
  );
  return sums.indexOf(Math.max(...sums));
}

function mapInWords(layer: LayerValues, map: number, most: number): string {
  const values = mapValues(layer, map);
  const active = values.filter((value) => value > 0).length;
  if (active === 0) return "silent";
  return `active on ${count(Math.round((100 * active) / values.length))} % of places, at most ${fixed(Math.max(...values) / most, 2)} of the layer’s largest`;
}

function mapCanvas(layer: LayerValues, map: number, most: number, document: Document): HTMLCanvasElement {
  const canvas = elements(document).canvas({
    width: layer.width,
    height: layer.height,
    "aria-hidden": "true"
  }) as HTMLCanvasElement;
  const context = canvas.getContext("2d")!;
  context.fillStyle = themeOf(document).cnn;
  mapValues(layer, map).forEach((value, place) => {
    context.globalAlpha = most === 0 ? 0 : value / most;
    context.fillRect(place % layer.width, Math.floor(place / layer.width), 1, 1);
  });
  return canvas;
}

/** The filter that made a map: 3 × 3 weights for each channel that it reads. */
function filterDetail(layer: LayerValues, filters: Filters, map: number, document: Document): HTMLElement[] {
  const {p, div} = elements(document);
  const {inChannels, filterCount, weights} = filters;
  const slices = Array.from({length: inChannels}, (_, channel) =>
    Float32Array.from({length: 9}, (_, tap) => weights[(tap * inChannels + channel) * filterCount + map]!)
  );
  const largest = Math.max(...slices.flatMap((slice) => Array.from(slice, Math.abs)));
  const reads = inChannels === 1 ? "the image" : `${inChannels} maps of the layer before`;
  return [
    p(
      {class: "panel-note"},
      `Map ${map + 1}: its filter, 3 × 3 weights on ${reads}; ${mapInWords(layer, map, Math.max(...layer.values))}.`
    ),
    div(
      {class: inChannels === 1 ? "filter-slices single" : "filter-slices", "aria-hidden": "true"},
      slices.map((slice) => weightCanvas(slice, 3, largest, document))
    )
  ];
}

/** A dense layer as a strip: a cell a unit, as strong as it is active. */
function vector(layer: LayerValues, model: "ann" | "cnn", document: Document): HTMLElement {
  const {section, h4, canvas, p} = elements(document);
  const most = Math.max(...layer.values);
  const active = layer.values.filter((value) => value > 0).length;
  const across = 32;
  const strip = canvas({
    class: "vector",
    width: across,
    height: Math.ceil(layer.channelCount / across),
    role: "img",
    "aria-label": `${active} of ${layer.channelCount} units active`
  }) as HTMLCanvasElement;
  const context = strip.getContext("2d")!;
  context.fillStyle = themeOf(document)[model];
  layer.values.forEach((value, unit) => {
    context.globalAlpha = most === 0 ? 0 : value / most;
    context.fillRect(unit % across, Math.floor(unit / across), 1, 1);
  });
  return section(
    {class: "layer"},
    h4({}, `${layer.channelCount} units, ${layer.layer}`),
    strip,
    p({class: "panel-note"}, `${count(active)} of ${count(layer.channelCount)} active.`)
  );
}

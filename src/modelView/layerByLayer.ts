import {tags} from "../components/tags.js";
import {themeOf} from "../components/themeColours.js";
import {weightLegend} from "../components/weightLegend.js";
import {count} from "../lib/format.js";
import type {LayerValues} from "../lib/modelWorker.js";
import {convolutionMaps} from "./convolutionMaps.js";
import {drawStrengths} from "./pixelCanvas.js";
import type {WhyPart} from "./whyView.js";

const {canvas, div, h3, h4, p, section} = tags;

/** What each layer of both networks gives, and the filter that made each map. */
export function layerByLayer(): WhyPart {
  return {
    title: "Layer by layer",
    make: async ({pixels}, running) => {
      const {layers} = await running.ask("look", {pixels});
      const filtersOf = ({layer}: LayerValues) => running.filters.find((one) => one.layer === layer)!;
      const convolutions = layers.cnn.filter(({height}) => height > 1);
      const vectors = layers.cnn.filter(({height}) => height === 1);
      const columns = div(
        {class: "layers"},
        div(
          {},
          h3({class: "name-cnn"}, "CNN"),
          convolutions.map((layer) => convolutionMaps(layer, filtersOf(layer))),
          vectors.map((layer) => vector(layer, "cnn"))
        ),
        div(
          {},
          h3({class: "name-ann"}, "ANN"),
          layers.ann.map((layer) => vector(layer, "ann"))
        )
      );
      const note =
        "The stronger the colour, the more active. Point at a map, or move over the maps with the arrow keys: below them shows the filter that made it.";
      return div({}, p({class: "panel-note"}, note), weightLegend(), columns);
    }
  };
}

const unitsAcross = 32;

/** A dense layer as a strip: a cell a unit, as strong as it is active. */
function vector({layer, values, channelCount}: LayerValues, model: "ann" | "cnn"): HTMLElement {
  const active = values.filter((value) => value > 0).length;
  const strip = canvas({
    class: "vector",
    width: unitsAcross,
    height: Math.ceil(channelCount / unitsAcross),
    role: "img",
    "aria-label": `${active} of ${channelCount} units active`
  }) as HTMLCanvasElement;
  drawStrengths(strip, values, Math.max(...values), themeOf()[model]);
  return section(
    {class: "layer"},
    h4({}, `${channelCount} units, ${layer}`),
    strip,
    p({class: "panel-note"}, `${count(active)} of ${count(channelCount)} active.`)
  );
}

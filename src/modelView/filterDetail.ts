import {tags} from "../components/tags.js";
import type {Filters} from "../lib/modelWorker.js";
import {drawWeights, weightCanvas} from "./weightCanvas.js";

const {div, p} = tags;

/** The filter of a map, shown. */
export interface FilterDetail {
  readonly element: HTMLElement;
  /** Shows another map's filter. @param mapWords what the map does */
  show(map: number, mapWords: string): void;
}

const side = 3;

/** Shows the filter that made a map: 3 × 3 weights for each channel that it reads. */
export function filterDetail({inChannels, filterCount, weights}: Filters): FilterDetail {
  const slices = Array.from({length: inChannels}, () => weightCanvas(new Float32Array(side ** 2), side, 1));
  const words = p({class: "panel-note"});
  const reads = inChannels === 1 ? "the image" : `${inChannels} maps of the layer before`;
  const slicesClass = inChannels === 1 ? "filter-slices single" : "filter-slices";
  return {
    element: div({class: "filter-detail"}, words, div({class: slicesClass, "aria-hidden": "true"}, slices)),
    show: (map, mapWords) => {
      words.textContent = `Map ${map + 1}: its filter, 3 × 3 weights on ${reads}; ${mapWords}.`;
      const weightsOf = (channel: number): Float32Array =>
        Float32Array.from(slicePlaces, (tap) => weights[(tap * inChannels + channel) * filterCount + map]!);
      const all = slices.map((_, channel) => weightsOf(channel));
      const largest = Math.max(...all.flatMap((slice) => Array.from(slice, Math.abs)));
      slices.forEach((canvas, channel) => drawWeights(canvas, all[channel]!, largest));
    }
  };
}

const slicePlaces = Array.from({length: side ** 2}, (_, tap) => tap);

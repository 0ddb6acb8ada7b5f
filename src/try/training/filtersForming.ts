import {tags} from "../../components/tags.js";
import type {Model} from "../../lib/schemas/vocabulary.js";
import {drawWeights, weightCanvas} from "../../modelView/weightCanvas.js";

const {div, figcaption, figure} = tags;

const unitSide: Readonly<Record<Model, number>> = {ann: 28, cnn: 3};
const unitCount: Readonly<Record<Model, number>> = {ann: 16, cnn: 32};

/** The first layer's weights as they take shape. */
export interface FiltersForming {
  readonly element: HTMLElement;
  /** @param firstLayer [unitCount, side²] */
  update(firstLayer: Float32Array): void;
}

export function filtersForming(model: Model): FiltersForming {
  const side = unitSide[model];
  const canvases = Array.from({length: unitCount[model]}, () => weightCanvas(new Float32Array(side * side), side, 1));
  const words = model === "cnn" ? "The 32 filters of the first convolution" : "Sixteen units of the first layer";
  const element = figure(
    {class: "forming"},
    div({class: `filters-forming forming-${model}`, role: "img", "aria-label": words}, canvases),
    figcaption({class: "panel-note"}, `${words} as they form: purple below zero, green above.`)
  );
  return {
    element,
    update: (firstLayer) => {
      canvases.forEach((canvas, unit) => {
        const weights = firstLayer.subarray(unit * side * side, (unit + 1) * side * side);
        drawWeights(canvas, weights, Math.max(...weights.map(Math.abs)));
      });
    }
  };
}

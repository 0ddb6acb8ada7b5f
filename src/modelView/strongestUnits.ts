import {tags} from "../components/tags.js";
import {weightLegend} from "../components/weightLegend.js";
import {fixed} from "../lib/format.js";
import {weightCanvas} from "./weightCanvas.js";
import type {WhyPart} from "./whyView.js";

const {div, li, p, span, ul} = tags;

/** The units of the ANN's first layer that the image excites most, and what each looks for. */
export function strongestUnits(): WhyPart {
  return {
    title: "What excites the ANN",
    make: async ({pixels}, running) => {
      const {strongest} = await running.ask("look", {pixels});
      const items = strongest.map(({unit, activation, weights}) => {
        const largest = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0);
        return li(
          {},
          weightCanvas(weights, 28, largest),
          span({}, `Unit ${unit + 1}`),
          span({class: "panel-detail"}, fixed(activation, 2))
        );
      });
      return div(
        {},
        weightLegend(),
        ul({class: "strongest", role: "list"}, items),
        p(
          {class: "panel-note"},
          "The weights of the eight units of its first layer that answer this image most strongly, and their activations. Each unit sees every pixel once, so its weights are an image; a weight is as opaque as it is large beside the unit’s largest."
        )
      );
    }
  };
}

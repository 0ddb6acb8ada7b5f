import {elements} from "../components/elements.js";
import {fixed} from "../lib/format.js";
import type {Prediction} from "../lib/modelWorker.js";

/** Warns of an image that is unlike all that the networks know. */
export interface DistanceWarning {
  readonly element: HTMLElement;
  update(prediction: Prediction): void;
}

/** @param falseAlarms sentence about how often it warns of images that are as usual */
export function distanceWarning(falseAlarms: string, document: Document): DistanceWarning {
  const {div, p, strong, span} = elements(document);
  const reasons = span({});
  const element = div(
    {class: "distance-warning", role: "status"},
    p({}, strong({}, "Unlike what they know. "), reasons, ` Whatever they say here is a guess. ${falseAlarms}`)
  );
  element.hidden = true;
  return {
    element,
    update: ({distances}) => {
      const words = reasonsOf(distances);
      element.hidden = words === "";
      if (reasons.textContent !== words) reasons.textContent = words;
    }
  };
}

/** Why an image counts as out of distribution; empty if it does not. */
export function reasonsOf({pixel, layer}: Prediction["distances"]): string {
  const by = (distance: number): string => `${fixed(distance, 1)} times`;
  const reasons = [
    ...(pixel > 1 ? [`Its pixels are ${by(pixel)} as far from garments as is usual at most.`] : []),
    ...(layer > 1 ? [`What the CNN makes of it is ${by(layer)} as far from all ten classes as is usual at most.`] : [])
  ];
  return reasons.join(" ");
}

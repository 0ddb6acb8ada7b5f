import {tags} from "../components/tags.js";
import {setText} from "../components/setText.js";
import {fixed} from "../lib/format.js";
import type {Prediction} from "../lib/modelWorker.js";
import {remembered} from "../page/remembered.js";

const {div, p, span, strong} = tags;

/** Warns of an image that is unlike all that the networks know. */
export interface DistanceWarning {
  readonly element: HTMLElement;
  update(prediction: Prediction): void;
  clear(): void;
}

/**
 * @param falseAlarms sentence about how often it warns of images that are as usual, asked for with the first warning
 * @throws nothing: where the sentence cannot be had, the warning goes without it
 */
export function distanceWarning(falseAlarms: () => Promise<string>): DistanceWarning {
  const reasons = span({});
  const alarms = span({});
  const element = div(
    {class: "distance-warning"},
    p({}, strong({}, "Unlike what they know. "), reasons, " Whatever they say here is a guess. ", alarms)
  );
  element.hidden = true;
  const fill = remembered(async (_: "sentence") => setText(alarms, await falseAlarms()));
  return {
    element,
    update: ({distances}) => {
      const words = reasonsOf(distances);
      element.hidden = words === "";
      if (!element.hidden) void fill("sentence").catch(() => undefined);
      setText(reasons, words);
    },
    clear: () => (element.hidden = true)
  };
}

/** Why an image counts as out of distribution; empty if it does not. */
export function reasonsOf({pixel, layer}: Prediction["distances"]): string {
  const farOut = (distance: number): string =>
    distance < 1.05 ? "just beyond what is usual" : `${fixed(distance, 1)} times as far out as is usual at most`;
  const reasons = [
    ...(pixel > 1 ? [`Its pixels lie ${farOut(pixel)}.`] : []),
    ...(layer > 1 ? [`What the CNN makes of it lies ${farOut(layer)}.`] : [])
  ];
  return reasons.join(" ");
}

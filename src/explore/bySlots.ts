import {tags} from "../components/tags.js";
import type {TestImages} from "./images/testImages.js";
import type {Shown} from "./shown.js";

/** A part of the explorer. */
export interface Part {
  readonly element: HTMLElement;
  update(shown: Shown): void;
}

/**
 * A part that speaks of the two models that are compared, made anew when another comes into a slot.
 * @param make the part for two models
 */
export function bySlots(make: (images: TestImages) => Part): Part {
  const element = tags.div({class: "by-slots"});
  let part: Part | undefined;
  let speaksOf: TestImages["models"] | undefined;
  return {
    element,
    update(shown) {
      const {models} = shown.images;
      if (part === undefined || !areEqual(models, speaksOf!)) {
        part = make(shown.images);
        speaksOf = models;
        element.replaceChildren(part.element);
      }
      part.update(shown);
    }
  };
}

/** Whether the same models are compared. */
export function areEqual(some: TestImages["models"], others: TestImages["models"]): boolean {
  return (["a", "b"] as const).every(
    (slot) => some[slot].predictions === others[slot].predictions && some[slot].name === others[slot].name
  );
}

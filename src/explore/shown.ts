import type {Filtered} from "./images/filter.js";
import type {TestImages} from "./images/testImages.js";
import type {View} from "./view/view.js";

/** What the parts of the explorer show. */
export interface Shown {
  readonly images: TestImages;
  readonly view: View;
  readonly filtered: Filtered;
  /** The images that pass all filters, in the view's order. */
  readonly selection: Uint16Array;
}

/** Asks for a change of the view: as a step to come back to, unless it is a small one. */
export type Go = (change: Partial<View>, how?: "step" | "detail") => void;

/** Whether the same images are selected, in the same order. */
export function areSameImages({selection}: Shown, {selection: others}: Shown): boolean {
  return selection.length === others.length && selection.every((image, i) => image === others[i]);
}

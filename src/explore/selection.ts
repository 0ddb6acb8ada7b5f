import type {TestImages} from "./testImages.js";
import {wrongs, type View, type Wrong} from "./view.js";

type Filter = Pick<View, "wrong" | "label" | "prediction" | "model">;

const isShown: Readonly<Record<Wrong, (annErrs: boolean, cnnErrs: boolean) => boolean>> = {
  any: (ann, cnn) => ann || cnn,
  ann: (ann) => ann,
  cnn: (_, cnn) => cnn,
  both: (ann, cnn) => ann && cnn,
  "only-ann": (ann, cnn) => ann && !cnn,
  "only-cnn": (ann, cnn) => cnn && !ann
};

/** Test images of a view, in its order; equal ones in the order of the test file. */
export function selection(images: TestImages, view: Pick<View, keyof Filter | "sort" | "order">): Uint16Array {
  const found = Uint16Array.from(filtered(images, view));
  const direction = view.order === "asc" ? 1 : -1;
  if (view.sort === "index") return direction === 1 ? found : found.reverse();
  const {losses, confidences} = images[view.model];
  const values = view.sort === "loss" ? losses : confidences;
  return found.sort((a, b) => direction * (values[a]! - values[b]!) || a - b);
}

/** How many images each choice of who errs would show, all else as it is. */
export function wrongCounts(images: TestImages, filter: Filter): Record<Wrong, number> {
  const counts = wrongs.map((wrong) => [wrong, filtered(images, {...filter, wrong}).length]);
  return Object.fromEntries(counts) as Record<Wrong, number>;
}

function filtered(images: TestImages, {wrong, label, prediction, model}: Filter): number[] {
  const {count, labels, ann, cnn} = images;
  const {predictions} = images[model];
  const found: number[] = [];
  for (let i = 0; i < count; ++i) {
    if (label !== undefined && labels[i] !== label) continue;
    if (prediction !== undefined && predictions[i] !== prediction) continue;
    if (isShown[wrong](ann.predictions[i] !== labels[i], cnn.predictions[i] !== labels[i])) found.push(i);
  }
  return found;
}

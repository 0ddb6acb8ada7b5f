import {modelName} from "../components/theme.js";
import {className} from "../lib/classNames.js";
import {count} from "../lib/format.js";
import {models} from "../lib/tableSchemas.js";
import type {TestImages} from "./testImages.js";
import type {View} from "./view.js";

/** What a reader must know of a view that its images alone do not say: sentences. */
export function viewNotices(images: TestImages, view: View, selected: Uint16Array): string[] {
  const {label, prediction, model, image} = view;
  const notices: string[] = [];
  if (label !== undefined && label === prediction) {
    const other = models.find((name) => name !== model)!;
    const name = className(label);
    notices.push(
      `Only errors are here. Of the images of class ${name} that the ${modelName[model]} gets right, these are the ones that the ${modelName[other]} gets wrong.`
    );
  }
  if (selected.length === 0) notices.push("No error matches these filters.");
  if (image !== undefined && !selected.includes(image)) {
    const why = models.every((name) => images[name].predictions[image] === images.labels[image])
      ? "both models get it right, and only errors are in the gallery"
      : "the filters leave it out";
    notices.push(`Test image ${count(image)} is shown, but is not in the gallery: ${why}.`);
  }
  return notices;
}

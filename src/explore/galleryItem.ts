import {elements} from "../components/elements.js";
import type {ImageFinder} from "../components/sheetLookup.js";
import {modelName} from "../components/theme.js";
import {className} from "../lib/classNames.js";
import {models} from "../lib/tableSchemas.js";
import type {TestImages} from "./testImages.js";

/** Width of an image in the gallery, px: three times its own. */
const size = 84;

export interface ItemOptions {
  readonly document: Document;
  readonly garment: ImageFinder;
  readonly sheetUrl: (sheet: string) => string;
  /** Address of the view with this image open. */
  readonly href: string;
}

/** An image of the gallery as a link: the garment, its class, and what each model that errs took it for. */
export function galleryItem(images: TestImages, image: number, {href, garment, ...options}: ItemOptions): HTMLElement {
  const {a, span} = elements(options.document);
  const label = images.labels[image]!;
  const errors = models
    .filter((model) => images[model].predictions[image] !== label)
    .map((model) => {
      return span(
        {class: `gallery-error name-${model}`},
        `${modelName[model]}: ${className(images[model].predictions[image]!)}`
      );
    });
  const picture = garment(image, {...options, size, label: `Test image ${image}`});
  return a({class: "gallery-item", href}, picture, span({class: "gallery-label"}, className(label)), errors);
}

import {tags} from "../../components/tags.js";
import {modelName} from "../../components/theme.js";
import {className} from "../../lib/classNames.js";
import {models} from "../../lib/schemas/vocabulary.js";
import type {Garments} from "../images/garments.js";
import {isRight, type TestImages} from "../images/testImages.js";

const {a, span} = tags;

export interface ItemOptions {
  readonly garments: Garments;
}

/** An image of the gallery as a link, still without its address: the garment, its class, and what each model that errs took it for. */
export function galleryItem(images: TestImages, image: number, {garments}: ItemOptions): HTMLElement {
  const errors = models
    .filter((model) => !isRight(images, model, image))
    .map((model) =>
      span(
        {class: `gallery-error name-${model}`},
        `${modelName[model]}: ${className(images.predictions[model][image]!)}`
      )
    );
  return a(
    {class: "gallery-item"},
    garments.testImage(image, `Test image ${image}`),
    span({class: "gallery-label"}, className(images.labels[image]!)),
    errors
  );
}

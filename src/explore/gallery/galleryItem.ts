import {tags} from "../../components/tags.js";
import {className} from "../../lib/classNames.js";
import type {Garments} from "../images/garments.js";
import {isRight, type TestImages} from "../images/testImages.js";
import {slots} from "../view/slots.js";

const {a, span} = tags;

export interface ItemOptions {
  readonly garments: Garments;
}

/** An image of the gallery as a link, still without its address: the garment, its class, and what each model that errs took it for. */
export function galleryItem(images: TestImages, image: number, {garments}: ItemOptions): HTMLElement {
  const errors = slots
    .filter((slot) => !isRight(images, slot, image))
    .map((slot) => {
      const {name, predictions} = images.models[slot];
      return span({class: `gallery-error name-${slot}`}, `${name}: ${className(predictions[image]!)}`);
    });
  return a(
    {class: "gallery-item"},
    garments.testImage(image, `Test image ${image}`),
    span({class: "gallery-label"}, className(images.labels[image]!)),
    errors
  );
}

import {tags} from "../../components/tags.js";
import {className} from "../../lib/classNames.js";
import {fixed, percent} from "../../lib/format.js";
import type {Garments} from "../images/garments.js";
import {isShare, shortName} from "../images/measures.js";
import {isRight, knownValues, type TestImages} from "../images/testImages.js";
import {slots} from "../view/slots.js";
import type {Sort} from "../view/view.js";

const {a, span} = tags;

export interface ItemOptions {
  readonly garments: Garments;
  /** What the gallery is sorted by. */
  readonly sort: Sort;
}

/**
 * An image of the gallery as a link, still without its address: the garment, its class, its value of what the gallery is sorted by,
 * and what each model that makes an error took it for.
 */
export function galleryItem(images: TestImages, image: number, {garments, sort}: ItemOptions): HTMLElement {
  const errors = slots
    .filter((slot) => !isRight(images, slot, image))
    .map((slot) => {
      const {name, predictions} = images.models[slot];
      return span({class: `gallery-error name-${slot}`}, `${name}: ${className(predictions[image]!)}`);
    });
  return a(
    {class: "gallery-item"},
    garments.testImage(image, `Test image ${image}`),
    sortedValue(images, image, sort),
    span({class: "gallery-label"}, className(images.labels[image]!)),
    errors
  );
}

function sortedValue(images: TestImages, image: number, sort: Sort): HTMLElement | undefined {
  if (sort === "index" || sort === "likeness") return undefined;
  const value = knownValues(images, sort)?.[image];
  if (value === undefined) return undefined;
  const name = span({class: "spoken"}, `${shortName(sort, images.models)} `);
  return span({class: "gallery-value"}, name, isShare(sort) ? percent(value) : fixed(value, 2));
}

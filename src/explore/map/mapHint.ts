import {tags} from "../../components/tags.js";
import {className} from "../../lib/classNames.js";
import type {Garments} from "../images/garments.js";
import type {TestImages} from "../images/testImages.js";
import {slots} from "../view/slots.js";

const {div, span, strong} = tags;

/** Where a pointer is on a map so many pixels wide, px. */
export interface HintPlace {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** What the point under the pointer is: the garment, its label and both predictions. The map's table says the same. */
export interface MapHint {
  readonly element: HTMLElement;
  show(images: TestImages, image: number, place: HintPlace): void;
  hide(): void;
}

export function mapHint(garments: Garments): MapHint {
  const element = div({class: "map-hint", "aria-hidden": "true", hidden: true});
  let shown: number | undefined;
  return {
    element,
    show({labels, models}, image, {x, y, width}) {
      if (image !== shown) {
        const predictions = slots.map((slot) => {
          const {name, predictions} = models[slot];
          return span({class: `name-${slot}`}, `${name}: ${className(predictions[image]!)}`);
        });
        element.replaceChildren(
          garments.testImage(image, ""),
          div({}, strong({}, className(labels[image]!)), predictions)
        );
      }
      shown = image;
      element.hidden = false;
      const isRight = x > width / 2; // so that it stays on the map
      element.style.translate = isRight ? `calc(${x - 12}px - 100%) ${y + 12}px` : `${x + 12}px ${y + 12}px`;
    },
    hide() {
      element.hidden = true;
      shown = undefined;
    }
  };
}

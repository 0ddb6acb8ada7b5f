import {layerByLayer} from "./layerByLayer.js";
import {nearestTestImages, type ShownTestImages} from "./nearestTestImages.js";
import {strongestUnits} from "./strongestUnits.js";
import {whereItLooks} from "./whereItLooks.js";
import type {WhyPart} from "./whyView.js";

/** All parts of the explanation. @param testImages loaded when one of them is to be shown */
export function whyParts(testImages: () => Promise<ShownTestImages>): WhyPart[] {
  return [whereItLooks(), layerByLayer(), strongestUnits(), nearestTestImages(testImages)];
}

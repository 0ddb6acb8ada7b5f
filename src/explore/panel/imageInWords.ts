import {commonName} from "../../lib/classNames.js";
import {count, percent} from "../../lib/format.js";
import type {TestImages} from "../images/testImages.js";
import {slots} from "../view/slots.js";

/** What is said of an image aloud: "Test image 9,445, shirt; ANN bag 56.0%, CNN coat 99.9%". */
export function imageInWords({labels, models}: TestImages, image: number): string {
  const said = slots.map((slot) => {
    const {name, predictions, measures} = models[slot];
    const confidence = measures.confidence?.[image];
    const words = `${name} ${commonName(predictions[image]!)}`;
    return confidence === undefined ? words : `${words} ${percent(confidence)}`;
  });
  return `Test image ${count(image)}, ${commonName(labels[image]!)}; ${said.join(", ")}`;
}

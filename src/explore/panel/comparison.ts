import {tags} from "../../components/tags.js";
import {className} from "../../lib/classNames.js";
import {count, fixed, percent} from "../../lib/format.js";
import {drawInk, imageCanvas} from "../../modelView/inkedCanvas.js";
import type {Garments} from "../images/garments.js";
import {cellLevels} from "../images/sheetPictures.js";
import type {TestImages} from "../images/testImages.js";
import {slots, type Slot} from "../view/slots.js";

const {caption, div, p, table, tbody, td, th, thead, tr} = tags;

/**
 * The image that is pinned beside the one that is open: both garments and where their pixels differ, their labels, and
 * what both models say.
 * @throws Error if a sheet of images cannot be had
 */
export async function comparison(
  images: TestImages,
  image: number,
  pinned: number,
  {garments}: {readonly garments: Garments}
): Promise<HTMLElement> {
  const both = [pinned, image] as const;
  const [first, second] = await Promise.all(both.map((one) => levelsOf(one, garments)));
  const difference = Uint8Array.from(first!, (level, i) => Math.abs(level - second![i]!));
  const drawn = imageCanvas("Where their pixels differ, the darker the more");
  drawInk(drawn, difference);
  const row = (name: string, words: (one: number) => string): HTMLElement =>
    tr(
      {},
      th({scope: "row"}, name),
      both.map((one) => td({}, words(one))),
      td({})
    );
  const pictures = both.map((one) => td({}, garments.testImage(one, `Test image ${one}`)));
  return div(
    {class: "panel-comparison"},
    table(
      {},
      caption({class: "spoken"}, "The pinned image beside the one that is open"),
      thead(
        {},
        tr(
          {},
          td({}),
          both.map((one, i) => th({scope: "col"}, `${i === 0 ? "Pinned" : "Open"}: ${count(one)}`)),
          th({scope: "col"}, "Difference")
        )
      ),
      tbody(
        {},
        tr({}, th({scope: "row"}, "Image"), pictures, td({}, drawn)),
        row("Label", (one) => className(images.labels[one]!)),
        slots.map((slot) => row(images.models[slot].name, (one) => said(images, slot, one)))
      )
    ),
    p(
      {class: "panel-note"},
      `Root mean square of the pixels’ differences: ${fixed(rootMeanSquare(difference), 1)} of 255 levels.`
    )
  );
}

async function levelsOf(image: number, garments: Garments): Promise<Uint8Array> {
  const {picture, cell} = await garments.load(image);
  return cellLevels(picture, cell);
}

function said({models}: TestImages, slot: Slot, image: number): string {
  const {predictions, measures} = models[slot];
  const confidence = measures.confidence?.[image];
  const name = className(predictions[image]!);
  return confidence === undefined ? name : `${name} ${percent(confidence)}`;
}

function rootMeanSquare(values: Uint8Array): number {
  return Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length);
}

import {tags} from "../../components/tags.js";
import {className} from "../../lib/classNames.js";
import {count, fixed, percent} from "../../lib/format.js";
import {models} from "../../lib/schemas/vocabulary.js";
import type {Garments} from "../images/garments.js";
import type {ModelAnswers} from "../images/modelAnswers.js";
import {ranks} from "../images/sorted.js";
import type {TestImages} from "../images/testImages.js";
import {slots} from "../view/slots.js";

const {div, p, span, strong} = tags;

/**
 * What the panel shows of an image at once: the garment large, its label, and what each model made of it: the two that
 * are compared, and those of the report besides.
 */
export function verdict(images: TestImages, image: number, {garments}: {readonly garments: Garments}): HTMLElement {
  const name = className(images.labels[image]!);
  const compared = slots.map((slot) => images.models[slot]);
  const besides = models.map((model) => images.report[model]).filter((model) => !compared.includes(model));
  return div(
    {class: "panel-summary"},
    garments.testImage(image, `Test image ${image}, labelled ${name}`),
    div(
      {class: "panel-words"},
      p({}, "Labelled ", strong({}, name)),
      slots.map((slot) => modelVerdict(images, image, images.models[slot], `name-${slot}`)),
      besides.map((model) => modelVerdict(images, image, model, `name-${model.source}`))
    )
  );
}

function modelVerdict(
  {count: imageCount, labels}: TestImages,
  image: number,
  {name, predictions, measures: {loss, confidence}}: ModelAnswers,
  colour: string
): HTMLElement {
  const predicted = predictions[image]!;
  const details = [
    ...(confidence === undefined ? [] : [`${percent(confidence[image]!)} sure`]),
    ...(loss === undefined
      ? []
      : [`loss ${fixed(loss[image]!, 2)} nats, ${count(lossRank(loss, image))} of ${count(imageCount)}`])
  ];
  return p(
    {},
    strong({class: colour}, name),
    ` ${predicted === labels[image] ? "right" : "wrong"}: `,
    strong({}, className(predicted)),
    details.map((detail) => span({class: "panel-detail"}, detail))
  );
}

const ranksByLosses = new WeakMap<ArrayLike<number>, Uint16Array>();

/** The place of an image's loss among all, largest first, from 1. */
function lossRank(losses: ArrayLike<number>, image: number): number {
  const known = ranksByLosses.get(losses) ?? ranks(losses);
  ranksByLosses.set(losses, known);
  return known[image]!;
}

import {tags} from "../../components/tags.js";
import {modelName} from "../../components/theme.js";
import {className} from "../../lib/classNames.js";
import {count, fixed, percent} from "../../lib/format.js";
import {models, type Model} from "../../lib/schemas/vocabulary.js";
import type {Garments} from "../images/garments.js";
import {ranks} from "../images/sorted.js";
import {isRight, valuesOf, type TestImages} from "../images/testImages.js";

const {div, p, span, strong} = tags;

/** What the panel shows of an image at once: the garment large, its label, and what each model made of it. */
export function verdict(images: TestImages, image: number, {garments}: {readonly garments: Garments}): HTMLElement {
  const name = className(images.labels[image]!);
  return div(
    {class: "panel-summary"},
    garments.testImage(image, `Test image ${image}, labelled ${name}`),
    div(
      {class: "panel-words"},
      p({}, "Labelled ", strong({}, name)),
      models.map((model) => modelVerdict(images, image, model))
    )
  );
}

function modelVerdict(images: TestImages, image: number, model: Model): HTMLElement {
  const losses = valuesOf(images, `${model}-loss`);
  return p(
    {},
    strong({class: `name-${model}`}, modelName[model]),
    ` ${isRight(images, model, image) ? "right" : "wrong"}: `,
    strong({}, className(images.predictions[model][image]!)),
    span({class: "panel-detail"}, `${percent(valuesOf(images, `${model}-confidence`)[image]!)} sure`),
    span(
      {class: "panel-detail"},
      `loss ${fixed(losses[image]!, 2)} nats, ${count(lossRank(losses, image))} of ${count(images.count)}`
    )
  );
}

const ranksByLosses = new WeakMap<ArrayLike<number>, Uint16Array>();

/** The place of an image's loss among all, largest first, from 1. */
function lossRank(losses: ArrayLike<number>, image: number): number {
  const known = ranksByLosses.get(losses) ?? ranks(losses);
  ranksByLosses.set(losses, known);
  return known[image]!;
}

import {tags} from "../../components/tags.js";
import {modelName} from "../../components/theme.js";
import {models, type Model} from "../../lib/schemas/vocabulary.js";
import {finding, patchMap, type CoveredPatch} from "../../modelView/patchMap.js";
import type {Garments} from "../images/garments.js";
import {valuesOf, type TestImages} from "../images/testImages.js";

const {div, figcaption, figure, h3, p, section, strong} = tags;

interface Look {
  readonly garments: Garments;
}

/** What covering each patch of an image does to both models: a map of each, and its findings in words. */
export function occlusionMaps(
  images: TestImages,
  image: number,
  covered: (model: Model, image: number) => readonly CoveredPatch[] | undefined,
  look: Look
): HTMLElement {
  const tried = models.map((model) => ({model, patches: covered(model, image)}));
  const isTried = tried.every(({patches}) => patches !== undefined);
  const note = (words: string): HTMLElement => p({class: "panel-note"}, words);
  const body = isTried
    ? [
        div(
          {class: "occlusions"},
          tried.map(({model, patches}) => modelMap(images, image, model, patches!, look))
        ),
        note(
          "Each of 49 patches of 4 × 4 pixels covered in turn. Coloured patches speak for the model’s class: covered, they make it less sure, the stronger the more. Hatched: speak against it. Framed: covered, the prediction changes."
        )
      ]
    : [
        note(
          "Not computed when this site was built: that is done for misclassified images alone, in a quick build for some of them. “Look inside” computes it here."
        )
      ];
  return section(
    {class: "panel-part", "aria-label": "What covering a patch does"},
    h3({}, "What covering a patch does"),
    body
  );
}

function modelMap(
  images: TestImages,
  image: number,
  model: Model,
  tried: readonly CoveredPatch[],
  {garments}: Look
): HTMLElement {
  const whole = valuesOf(images, `${model}-confidence`)[image]!;
  const predicted = images.predictions[model][image]!;
  const overlay = patchMap(tried, {confidence: whole, prediction: predicted}, model);
  const sentence = finding(tried, whole, predicted);
  return figure(
    {class: "occlusion"},
    div({class: "occlusion-frame"}, garments.testImage(image, ""), overlay),
    figcaption({}, strong({class: `name-${model}`}, modelName[model]), ` ${sentence}`)
  );
}

import {tags} from "../../components/tags.js";
import {modelName} from "../../components/theme.js";
import {list} from "../../lib/format.js";
import type {Model} from "../../lib/schemas/vocabulary.js";
import {finding, patchMap, type CoveredPatch} from "../../modelView/patchMap.js";
import type {Garments} from "../images/garments.js";
import type {TestImages} from "../images/testImages.js";
import {isModel, slots} from "../view/slots.js";

const {div, figcaption, figure, h3, p, section, strong} = tags;

interface Look {
  readonly garments: Garments;
}

/**
 * What covering each patch of an image does to those of the two that are compared which are the report's own: a map of
 * each, and its findings in words. Of others that is not known.
 */
export function occlusionMaps(
  images: TestImages,
  image: number,
  covered: (model: Model, image: number) => readonly CoveredPatch[] | undefined,
  look: Look
): HTMLElement {
  const compared = slots.map((slot) => images.models[slot]);
  const untried = compared.filter(({source}) => !isModel(source)).map(({said}) => said);
  const tried = compared.flatMap(({source}) =>
    isModel(source) ? [{model: source, patches: covered(source, image)}] : []
  );
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
    tried.length > 0 ? body : [],
    untried.length > 0 ? [note(`Not known of ${list(untried)}: it takes the network itself, and not its answers.`)] : []
  );
}

function modelMap(
  images: TestImages,
  image: number,
  model: Model,
  tried: readonly CoveredPatch[],
  {garments}: Look
): HTMLElement {
  const {predictions, measures} = images.report[model];
  const whole = measures.confidence![image]!;
  const predicted = predictions[image]!;
  const overlay = patchMap(tried, {confidence: whole, prediction: predicted}, model);
  const sentence = finding(tried, whole, predicted);
  return figure(
    {class: "occlusion"},
    div({class: "occlusion-frame"}, garments.testImage(image, ""), overlay),
    figcaption({}, strong({class: `name-${model}`}, modelName[model]), ` ${sentence}`)
  );
}

import {elements} from "../../components/elements.js";
import {modelName} from "../../components/theme.js";
import {className} from "../../lib/classNames.js";
import {list, percent, points} from "../../lib/format.js";
import {patchesAcross} from "../../lib/patches.js";
import {models, type Model} from "../../lib/schemas/vocabulary.js";
import {imageWidth, type Garments} from "../images/garments.js";
import {themeOf, type Theme} from "../theme.js";
import type {Covered} from "../images/occlusion.js";
import {valuesOf, type TestImages} from "../images/testImages.js";

const patchWidth = imageWidth / patchesAcross;

interface Look {
  readonly document: Document;
  readonly garments: Garments;
}

/** What covering each patch of an image does to both models: a map of each, and its findings in words. */
export function occlusionMaps(
  images: TestImages,
  image: number,
  covered: (model: Model, image: number) => readonly Covered[] | undefined,
  look: Look
): HTMLElement {
  const {section, h3, div, p} = elements(look.document);
  const tried = models.map((model) => ({model, patches: covered(model, image)}));
  const isTried = tried.every(({patches}) => patches !== undefined);
  const body = isTried
    ? [
        div(
          {class: "occlusions"},
          tried.map(({model, patches}) => modelMap(images, image, model, patches!, look))
        ),
        p(
          {class: "panel-note"},
          "Each of 49 patches of 4 × 4 pixels covered in turn. Coloured patches speak for the model’s class: covered, they make it less sure, the stronger the more. Hatched: speak against it. Framed: covered, the prediction changes."
        )
      ]
    : [p({class: "panel-note"}, "Not computed: only for images that one of the models misclassifies.")];
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
  tried: readonly Covered[],
  {document, garments}: Look
): HTMLElement {
  const {figure, figcaption, div, strong} = elements(document);
  const whole = valuesOf(images, `${model}-confidence`)[image]!;
  const predicted = images.predictions[model][image]!;
  const overlay = elements(document).canvas({
    class: "occlusion-overlay",
    width: 4 * imageWidth,
    height: 4 * imageWidth,
    "aria-hidden": "true"
  }) as HTMLCanvasElement;
  drawPatches(overlay, tried, {whole, predicted, theme: themeOf(document), model});
  const sentence = finding(tried, whole, predicted);
  return figure(
    {class: "occlusion"},
    div({class: "occlusion-frame"}, garments.testImage(image, ""), overlay),
    figcaption({}, strong({class: `name-${model}`}, modelName[model]), ` ${sentence}`)
  );
}

interface PatchLook {
  /** What the model makes of the whole image. */
  readonly whole: number;
  readonly predicted: number;
  readonly model: Model;
  readonly theme: Theme;
}

function drawPatches(
  canvas: HTMLCanvasElement,
  tried: readonly Covered[],
  {whole, predicted, model, theme}: PatchLook
): void {
  const context = canvas.getContext("2d")!;
  const size = canvas.width / patchesAcross;
  context.lineWidth = 2;
  tried.forEach(({confidence, prediction}, i) => {
    const [x, y] = [(i % patchesAcross) * size, Math.floor(i / patchesAcross) * size];
    const change = confidence - whole;
    context.fillStyle = theme[model];
    context.strokeStyle = theme.muted;
    context.globalAlpha = Math.min(0.85, Math.sqrt(Math.abs(change)));
    if (change < 0) context.fillRect(x, y, size, size);
    else hatch(context, x, y, size);
    context.globalAlpha = 1;
    context.strokeStyle = theme.ink;
    if (prediction !== predicted) context.strokeRect(x + 1, y + 1, size - 2, size - 2);
  });
}

function hatch(context: CanvasRenderingContext2D, x: number, y: number, size: number): void {
  context.beginPath();
  for (let i = 2; i < size; i += patchWidth) {
    context.moveTo(x + i, y);
    context.lineTo(x, y + i);
    context.moveTo(x + size, y + i);
    context.lineTo(x + i, y + size);
  }
  context.stroke();
}

const rowWords = ["top", "upper", "upper", "middle", "lower", "lower", "bottom"];
const columnWords = ["left", "left", "middle", "middle", "middle", "right", "right"];

/** What covering patches finds, in words. @param whole confidence in the whole image */
export function finding(tried: readonly Covered[], whole: number, predicted: number): string {
  const strongest = tried.reduce((least, patch, i) => (patch.confidence < tried[least]!.confidence ? i : least), 0);
  const {confidence} = tried[strongest]!;
  const [y, x] = [rowWords[Math.floor(strongest / patchesAcross)]!, columnWords[strongest % patchesAcross]!];
  const flips = tried.filter(({prediction}) => prediction !== predicted);
  const others = [...new Set(flips.map(({prediction}) => className(prediction)))];
  const changes =
    flips.length === 0 ? "No patch changes the prediction." : `${flips.length} of 49 change it, to ${list(others)}.`;
  if (confidence >= whole) return `No patch makes it less sure than ${percent(whole, 0)}. ${changes}`;
  const place = x === y ? x : `${y} ${x}`;
  return `is most held by a patch at the ${place}: ${points(confidence - whole, 0)} when covered. ${changes}`;
}

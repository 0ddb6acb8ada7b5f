import {tags} from "../components/tags.js";
import {modelName} from "../components/theme.js";
import {themeOf} from "../components/themeColours.js";
import {classNames, commonName} from "../lib/classNames.js";
import type {ClassActivation, Covered} from "../lib/modelWorker.js";
import {models, type Model} from "../lib/schemas/vocabulary.js";
import {topClass} from "./answer.js";
import {drawInk, imageCanvas} from "./inkedCanvas.js";
import {drawStrengths} from "./pixelCanvas.js";
import {finding, patchMap} from "./patchMap.js";
import type {Judged, WhyPart} from "./whyView.js";

const {canvas, div, figcaption, figure, label: labelled, option, p, select, span, strong} = tags;

/** Where each network looks: what covering patches does, and where the CNN finds what speaks for a class. */
export function whereItLooks(): WhyPart {
  return {
    title: "Where they look",
    make: async (judged, running) => {
      const covered = await running.ask("cover", {pixels: judged.pixels});
      const label = topClass(judged.prediction.beliefs.cnn.probabilities);
      const located = await running.ask("locate", {pixels: judged.pixels, label});
      const camera = classActivation(judged, located, label);
      camera.choice.addEventListener("change", () => {
        const wanted = Number(camera.choice.value);
        void running
          .ask("locate", {pixels: judged.pixels, label: wanted})
          .then((found) => camera.update(found, wanted));
      });
      return div(
        {},
        div(
          {class: "looks"},
          models.map((model) => coverMap(judged, covered, model)),
          camera.element
        ),
        p(
          {class: "panel-note"},
          "The first two: each of 49 patches of 4 × 4 pixels covered in turn. Coloured patches speak for the network’s class: covered, they make it less sure, the stronger the more. Hatched: speak against it. Framed: covered, the answer changes. The last: Grad-CAM, the CNN’s second convolution weighted by how its filters raise the class’s score."
        )
      );
    }
  };
}

function coverMap({pixels, prediction}: Judged, covered: Covered, model: Model): HTMLElement {
  const {probabilities} = prediction.beliefs[model];
  const label = topClass(probabilities);
  const whole = {confidence: probabilities[label]!, prediction: label};
  const tried = Array.from(covered[model].confidences, (confidence, i) => {
    return {confidence, prediction: covered[model].predictions[i]!};
  });
  return figure(
    {class: "occlusion"},
    div({class: "occlusion-frame"}, inked(pixels), patchMap(tried, whole, model)),
    figcaption({}, strong({class: `name-${model}`}, modelName[model]), ` ${finding(tried, whole.confidence, label)}`)
  );
}

interface ClassActivationMap {
  readonly element: HTMLElement;
  readonly choice: HTMLSelectElement;
  update(found: ClassActivation, label: number): void;
}

function classActivation({pixels}: Judged, found: ClassActivation, label: number): ClassActivationMap {
  const overlay = canvas({
    class: "occlusion-overlay",
    width: 14,
    height: 14,
    "aria-hidden": "true"
  }) as HTMLCanvasElement;
  const words = span({});
  const choice = select(
    {},
    classNames.map((name, value) => option({value, selected: value === label}, name))
  ) as HTMLSelectElement;
  const update = (activation: ClassActivation, of: number): void => {
    drawActivation(overlay, activation, themeOf().cnn);
    words.textContent = placeInWords(activation, of);
  };
  update(found, label);
  const element = figure(
    {class: "occlusion"},
    div({class: "occlusion-frame"}, inked(pixels), overlay),
    figcaption({}, labelled({class: "cam-choice"}, strong({class: "name-cnn"}, "CNN"), " for ", choice), words)
  );
  return {element, choice, update};
}

/** Lets the image below show through. */
const strongestOpacity = 0.85;

function drawActivation(canvas: HTMLCanvasElement, {side, values}: ClassActivation, colour: string): void {
  canvas.width = canvas.height = side;
  drawStrengths(canvas, values, Math.max(...values) / strongestOpacity, colour);
}

const rowWords = ["top", "middle", "bottom"];
const columnWords = ["left", "middle", "right"];

/** Where a class is found, in words. */
export function placeInWords({side, values}: ClassActivation, label: number): string {
  const most = Math.max(...values);
  if (most === 0) return `Nothing in it speaks for ${commonName(label)}.`;
  const place = values.indexOf(most);
  const third = (position: number): number => Math.floor((3 * position) / side);
  const [row, column] = [rowWords[third(Math.floor(place / side))]!, columnWords[third(place % side)]!];
  const where = row === column ? row : `${row} ${column}`;
  return `What speaks most for ${commonName(label)} lies at the ${where}.`;
}

function inked(pixels: Uint8Array): HTMLCanvasElement {
  const canvas = imageCanvas("");
  drawInk(canvas, pixels);
  return canvas;
}

import {className} from "../lib/classNames.js";
import {list, percent, points} from "../lib/format.js";
import {patchCount, patchesAcross} from "../lib/patches.js";
import type {Model} from "../lib/schemas/vocabulary.js";
import {themeOf, type Theme} from "../components/themeColours.js";
import {tags} from "../components/tags.js";

const imageWidth = 28;
const patchWidth = imageWidth / patchesAcross;

/** What a network makes of an image with a patch covered. */
export interface CoveredPatch {
  /** Probability of the class that is predicted of the whole image, in [0, 1]. */
  readonly confidence: number;
  readonly prediction: number;
}

/** What a network makes of the whole image. */
export interface Whole {
  readonly confidence: number;
  readonly prediction: number;
}

/**
 * A map of what covering each of 49 patches does, to lie over the image: coloured where it makes the network less sure,
 * hatched where surer, framed where it changes the prediction.
 */
export function patchMap(
  tried: readonly CoveredPatch[],
  {confidence, prediction}: Whole,
  model: Model
): HTMLCanvasElement {
  const side = 4 * imageWidth;
  const overlay = tags.canvas({
    class: "occlusion-overlay",
    width: side,
    height: side,
    "aria-hidden": "true"
  }) as HTMLCanvasElement;
  drawPatches(overlay, tried, {whole: confidence, predicted: prediction, theme: themeOf(), model});
  return overlay;
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
  tried: readonly CoveredPatch[],
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
export function finding(tried: readonly CoveredPatch[], whole: number, predicted: number): string {
  const strongest = tried.reduce((least, patch, i) => (patch.confidence < tried[least]!.confidence ? i : least), 0);
  const {confidence} = tried[strongest]!;
  const [y, x] = [rowWords[Math.floor(strongest / patchesAcross)]!, columnWords[strongest % patchesAcross]!];
  const flips = tried.filter(({prediction}) => prediction !== predicted);
  const others = [...new Set(flips.map(({prediction}) => className(prediction)))];
  const changes =
    flips.length === 0
      ? "No patch changes the prediction."
      : `${flips.length} of ${patchCount} change it, to ${list(others)}.`;
  if (confidence >= whole) return `No patch makes it less sure than ${percent(whole, 0)}. ${changes}`;
  const place = x === y ? x : `${y} ${x}`;
  return `leans most on the patch at the ${place}: ${points(confidence - whole, 0)} when covered. ${changes}`;
}

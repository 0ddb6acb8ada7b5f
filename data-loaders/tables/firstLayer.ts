import type {Row} from "../../src/lib/schemas/tableSchemas.js";
import type {EvaluatedRun} from "../runs/evaluatedRun.js";
import {sheet, type Sheet} from "./sheet.js";

/** Hues told apart without colour vision and against paper as well as ink: purple below zero, green above. */
const negative = [150, 88, 176] as const;
const positive = [54, 150, 84] as const;

/** Steps of opacity: few, since fewer make a much smaller file. */
const opacitySteps = 15;

/**
 * What each unit of a network's first trained layer looks for: its weights as an image, as opaque as they are large.
 * The ANN's units see all 28 × 28 pixels, the CNN's filters 3 × 3.
 */
export function firstLayer({model, run, layers, parameters}: EvaluatedRun): {sheet: Sheet; rows: Row<"first-layer">[]} {
  const layer = layers.find(({parameterCount}) => parameterCount > 0)!;
  const unitCount = layer.channelCount;
  const weightCount = layer.parameterCount / unitCount - 1; // one bias a unit
  const side = Math.sqrt(weightCount);
  const name = `${run.variant}-first-layer`;
  const images = new Uint8Array(unitCount * weightCount * 4);
  const rows = Array.from({length: unitCount}, (_, unit) => {
    const weights = Float32Array.from({length: weightCount}, (_, i) => parameters[i * unitCount + unit]!);
    const largest = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0);
    images.set(colours(weights, largest), unit * weightCount * 4);
    return {model, unit, sheet: name, cell: unit, largest};
  });
  return {rows, sheet: sheet(images, {name, cellWidth: side, columnCount: 16, channelCount: 4})};
}

function colours(weights: Float32Array, largest: number): Uint8Array {
  const rgba = new Uint8Array(weights.length * 4);
  weights.forEach((weight, i) => {
    rgba.set(weight < 0 ? negative : positive, i * 4);
    const share = largest === 0 ? 0 : Math.abs(weight) / largest;
    rgba[i * 4 + 3] = (255 / opacitySteps) * Math.round(opacitySteps * share);
  });
  return rgba;
}

import {classCount} from "../../src/lib/classNames.js";
import type {Row} from "../../src/lib/schemas/tableSchemas.js";
import type {Model} from "../../src/lib/schemas/vocabulary.js";
import {corrupt} from "../dataset/corruptions/corrupt.js";
import {corruptions, corruptionSeed, strengths} from "../dataset/corruptions/corruptions.js";
import {pixelCount, type Examples} from "../dataset/examples.js";
import {sheet, type Sheet} from "./sheet.js";

/** Test images shown corrupted, by their places in the test file: one garment of each of three shapes. */
const shown = [0, 2, 7] as const;

/** Probabilities that a network gives, example by example, then class; shape [n, 10]. */
type Probabilities = Float32Array;

/** What is shown: each image under each kind of corruption at each strength. */
const settings = shown.flatMap((example) =>
  corruptions.flatMap(({kind, parameter, unit, strengths: values}) =>
    strengths.map((strength) => {
      return {kind, strength, parameter: `${parameter}, ${unit}`, value: values[strength - 1]!, example};
    })
  )
);

/** The corrupted images that are shown, with the labels of those that they were made of. */
export function corruptedExamples({pixels, labels}: Examples): Examples {
  const content = new Uint8Array(pixelCount * settings.length);
  settings.forEach(({kind, strength, example}, i) => {
    const image = pixels.subarray(pixelCount * example, pixelCount * (example + 1));
    content.set(corrupt(image, kind, strength, example, corruptionSeed), pixelCount * i);
  });
  return {pixels: content, labels: Uint8Array.from(settings, ({example}) => labels[example]!), count: settings.length};
}

/**
 * The corrupted images: a sheet, and rows of table `corruptions`.
 * @param answers what both networks make of `corruptedExamples`
 */
export function corruptionImages(
  test: Examples,
  answers: Readonly<Record<Model, Probabilities>>
): {sheet: Sheet; rows: Row<"corruptions">[]} {
  const {pixels, labels} = corruptedExamples(test);
  const name = "corruptions";
  return {
    sheet: sheet(pixels, {name, cellWidth: 28, columnCount: strengths.length, channelCount: 1}),
    rows: settings.map((row, cell) => {
      const [ann, cnn] = [answerOf(answers.ann, cell), answerOf(answers.cnn, cell)];
      return {
        ...row,
        label: labels[cell]!,
        annPrediction: ann.prediction,
        annConfidence: ann.confidence,
        cnnPrediction: cnn.prediction,
        cnnConfidence: cnn.confidence,
        sheet: name,
        cell
      };
    })
  };
}

function answerOf(probabilities: Probabilities, cell: number): {prediction: number; confidence: number} {
  const own = probabilities.subarray(cell * classCount, (cell + 1) * classCount);
  const confidence = Math.max(...own);
  return {prediction: own.indexOf(confidence), confidence};
}

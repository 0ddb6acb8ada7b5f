import type {Row} from "../../src/lib/schemas/tableSchemas.js";
import {models} from "../../src/lib/schemas/vocabulary.js";
import {pixelCount, type Examples} from "../dataset/examples.js";
import {shownPlaces, type ChangesOfBoth} from "../findings/smallestChanges/changesOfBoth.js";
import {sheet, type Sheet} from "./sheet.js";

/** How little changes each model's answers: rows of table `smallest-changes`, where a change was found. */
export function smallestChangeRows(labels: Uint8Array, {examples, ...found}: ChangesOfBoth): Row<"smallest-changes">[] {
  return models.flatMap((model) => {
    const {answers, predictions, distances} = found[model];
    const rows = Array.from(examples, (example, i) => {
      const [answer, prediction, distance] = [answers[i]!, predictions[i]!, distances[i]!];
      return {model, example, label: labels[example]!, answer, prediction, distance};
    });
    return rows.filter(({distance}) => Number.isFinite(distance));
  });
}

/** The shown images, unchanged, changed for the ANN and changed for the CNN: a sheet, and rows of `changed-images`. */
export function changedImages(
  {pixels, labels}: Examples,
  {examples, ann, cnn}: ChangesOfBoth
): {sheet: Sheet; rows: Row<"changed-images">[]} {
  const name = "changed-images";
  const shown = shownPlaces(
    Uint8Array.from(examples, (example) => labels[example]!),
    {ann, cnn}
  ).map((place) => examples[place]!);
  const content = new Uint8Array(3 * pixelCount * shown.length);
  shown.forEach((example, i) => {
    const images = [imageAt(pixels, example), imageAt(ann.changed, i), imageAt(cnn.changed, i)];
    images.forEach((image, k) => content.set(image, (3 * i + k) * pixelCount));
  });
  return {
    sheet: sheet(content, {name, cellWidth: 28, columnCount: 3, channelCount: 1}),
    rows: shown.map((example, i) => ({example, label: labels[example]!, sheet: name, cell: 3 * i}))
  };
}

function imageAt(pixels: Uint8Array, place: number): Uint8Array {
  return pixels.subarray(place * pixelCount, (place + 1) * pixelCount);
}

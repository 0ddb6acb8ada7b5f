import type {Row} from "../../src/lib/schemas/tableSchemas.js";
import type {Examples} from "../dataset/examples.js";
import type {RecordedRun} from "../runs/recorded/recordedRuns.js";
import {corrupt} from "../dataset/corruptions/corrupt.js";
import {corruptions, strengths} from "../dataset/corruptions/corruptions.js";
import {sheet, type Sheet} from "./sheet.js";

/** Accuracies of recorded runs on corrupted test images: rows of table `robustness`. */
export function robustnessRows(recorded: readonly RecordedRun[]): Row<"robustness">[] {
  return recorded.flatMap(({row, predictions, robustness = []}) => {
    const {run, model, isStale, testAccuracy} = row;
    if (isStale || robustness.length === 0) return [];
    const count = predictions.length;
    const untouched = corruptions.map(({kind}) => {
      return {run, model, kind, strength: 0, correctCount: Math.round(testAccuracy * count), accuracy: testAccuracy};
    });
    return [...untouched, ...robustness.map((one) => ({run, model, ...one, accuracy: one.correctCount / count}))];
  });
}

/** Seed of the corruptions, as the runs were asked with. */
const corruptionSeed = 1;

/** Test images shown corrupted, by their places in the test file: one garment of each of three shapes. */
const shown = [0, 2, 7] as const;

/** Some test images under every corruption: a sheet, and rows of table `corruptions`. */
export function corruptionImages({pixels}: Examples): {sheet: Sheet; rows: Row<"corruptions">[]} {
  const settings = shown.flatMap((example) =>
    corruptions.flatMap(({kind, parameter, unit, strengths: values}) =>
      strengths.map((strength) => {
        return {kind, strength, parameter: `${parameter}, ${unit}`, value: values[strength - 1]!, example};
      })
    )
  );
  const images = settings.map(({kind, strength, example}) =>
    corrupt(pixels.subarray(784 * example, 784 * (example + 1)), kind, strength, example, corruptionSeed)
  );
  const name = "corruptions";
  const content = new Uint8Array(784 * images.length);
  images.forEach((image, i) => content.set(image, 784 * i));
  return {
    sheet: sheet(content, {name, cellWidth: 28, columnCount: strengths.length, channelCount: 1}),
    rows: settings.map((row, cell) => ({...row, sheet: name, cell}))
  };
}

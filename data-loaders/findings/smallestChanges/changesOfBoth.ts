import {models, type Model} from "../../../src/lib/schemas/vocabulary.js";
import {pick, pixelCount, type Examples} from "../../dataset/examples.js";
import {classCount} from "../../../src/lib/classNames.js";
import type {StoredRun} from "../../runs/storedRun.js";
import {chunkSize} from "../../training/predict.js";
import {inputGradient} from "./inputGradient.js";
import {smallestChanges, type SmallestChanges} from "./smallestChanges.js";

/** Test images of each class that are changed: its first, in the order of the file. */
const perClass = 200;

/** What was found for one network; [n] each but for `changed`. */
export interface ChangesOfModel {
  /** Classes that it takes the unchanged images for. */
  readonly answers: Uint8Array;
  readonly distances: Float32Array;
  /** Classes that it takes the changed images for. */
  readonly predictions: Uint8Array;
  /** Changed images at `shownPlaces`, levels 0 to 255; [shown, 784]. */
  readonly changed: Uint8Array;
}

/** The smallest changes that were found for both networks, on the same images. */
export interface ChangesOfBoth extends Readonly<Record<Model, ChangesOfModel>> {
  /** Positions in the test file, ascending; [n]. */
  readonly examples: Uint16Array;
}

/** Searches for the smallest changes of the first test images of each class. @param standardised level → value, [256] */
export async function changesOfBoth(
  test: Examples,
  runs: Readonly<Record<Model, StoredRun>>,
  standardised: Float32Array
): Promise<ChangesOfBoth> {
  const examples = firstOfEachClass(test.labels);
  const {pixels, labels} = pick(test, Uint32Array.from(examples));
  const found = await Promise.all(
    models.map(async (model) => {
      const {run, parameters} = runs[model];
      return smallestChanges(await inputGradient(run.variant, parameters, chunkSize), pixels, standardised);
    })
  );
  const [ann, cnn] = found as [SmallestChanges, SmallestChanges];
  const shown = shownPlaces(labels, {ann, cnn});
  const ofModel = ({changed, ...rest}: SmallestChanges): ChangesOfModel => ({
    ...rest,
    changed: imagesAt(changed, shown)
  });
  return {examples, ann: ofModel(ann), cnn: ofModel(cnn)};
}

/**
 * Which images are shown: of each class the first that both networks take for what it is.
 * @param labels of the images, [n]
 * @returns places among them
 */
export function shownPlaces(
  labels: Uint8Array,
  {ann, cnn}: Readonly<Record<Model, Pick<ChangesOfModel, "answers">>>
): number[] {
  const isShown = (label: number, i: number): boolean => ann.answers[i] === label && cnn.answers[i] === label;
  const first = (label: number): number => labels.findIndex((one, i) => one === label && isShown(label, i));
  return Array.from({length: classCount}, (_, label) => first(label)).filter((place) => place >= 0);
}

function firstOfEachClass(labels: Uint8Array): Uint16Array {
  const counts = new Uint16Array(classCount);
  const taken = Array.from(labels.keys()).filter((example) => counts[labels[example]!]!++ < perClass);
  return Uint16Array.from(taken);
}

function imagesAt(pixels: Uint8Array, places: readonly number[]): Uint8Array {
  const images = new Uint8Array(places.length * pixelCount);
  places.forEach((place, i) =>
    images.set(pixels.subarray(place * pixelCount, (place + 1) * pixelCount), i * pixelCount)
  );
  return images;
}

import type {Row} from "../../../src/lib/schemas/tableSchemas.js";
import {outsideKinds} from "../../../src/lib/schemas/vocabulary.js";
import {pick, pixelCount, type Examples} from "../../dataset/examples.js";
import {hiddenActivations} from "../../inspection/hiddenActivations.js";
import type {Network} from "../../engine/runtime/loadNetwork.js";
import {distancesOf, isOutside, type Detector} from "../../evaluation/outOfDistribution/detector.js";
import {fitDetector} from "../../evaluation/outOfDistribution/fitDetector.js";
import {outsideImages} from "../../evaluation/outOfDistribution/outsideImages.js";
import {chunkCounts} from "../../training/predict.js";
import type {TrainingData} from "../../training/trainingTask.js";

/** Test images, at most, of which the images that are out of distribution are made. */
const madeCount = 2000;

/** What tells images that are none of the garments, and how well it does. */
export interface Detection {
  readonly detector: Detector;
  readonly rows: readonly Row<"out-of-distribution">[];
  /** What the CNN's last hidden layer makes of all test images, [count, unitCount]. */
  readonly testActivations: Float32Array;
}

/** Numbers of examples whose outputs `detection` asks for at once. */
export function activationCounts({split, test}: Pick<TrainingData, "split" | "test">): number[] {
  return [split.validation.length, test.count, Math.min(madeCount, test.count)].flatMap(chunkCounts);
}

/**
 * Fits a detector to validation images and tries it on test images and on images made from them.
 * @param network the CNN, trained, with the outputs that `activationCounts` names
 * @param seed of the images that are drawn
 */
export function detection(network: Network, {train, test, split, standardised}: TrainingData, seed: number): Detection {
  const activationsOf = (examples: Examples) => hiddenActivations(network, examples, standardised);
  const validation = pick(train, split.validation);
  const detector = fitDetector(validation, activationsOf(validation));
  const testActivations = activationsOf(test);
  const used = pick(
    test,
    Uint32Array.from({length: Math.min(madeCount, test.count)}, (_, i) => i)
  );
  const made = outsideKinds.map((kind) => {
    const examples = {...used, pixels: outsideImages(kind, used, seed)};
    return rowOf(kind, detector, examples, activationsOf(examples));
  });
  return {
    detector,
    rows: [rowOf("test", detector, test, testActivations), ...made],
    testActivations: testActivations.values
  };
}

function rowOf(
  kind: Row<"out-of-distribution">["kind"],
  detector: Detector,
  {pixels, count}: Examples,
  {values, unitCount}: ReturnType<typeof hiddenActivations>
): Row<"out-of-distribution"> {
  const distances = Array.from({length: count}, (_, i) =>
    distancesOf(
      detector,
      pixels.subarray(i * pixelCount, (i + 1) * pixelCount),
      values.subarray(i * unitCount, (i + 1) * unitCount)
    )
  );
  return {
    kind,
    imageCount: count,
    outsideCount: distances.filter(isOutside).length,
    outsideByPixelsCount: distances.filter(({pixel}) => pixel > 1).length,
    outsideByLayerCount: distances.filter(({layer}) => layer > 1).length
  };
}

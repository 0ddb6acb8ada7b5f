import type {Row} from "../../../src/lib/schemas/tableSchemas.js";
import {outsideKinds} from "../../../src/lib/schemas/vocabulary.js";
import {pick, pixelCount, type Examples} from "../../dataset/examples.js";
import {digits} from "../../dataset/digits.js";
import {rocCurve} from "../../evaluation/rocCurve.js";
import {hiddenActivations} from "../../inspection/hiddenActivations.js";
import type {Network} from "../../engine/runtime/loadNetwork.js";
import {distancesOf, isOutside, type Detector, type Distances} from "../../evaluation/outOfDistribution/detector.js";
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
  /** Of the test images, in the order of the file. */
  readonly testDistances: readonly Distances[];
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
  const others = [
    ...outsideKinds.map((kind) => ({kind, pixels: outsideImages(kind, used, seed)})),
    {kind: "digits" as const, pixels: digits(used.count)}
  ];
  const known = distancesTo(detector, test, testActivations);
  return {
    detector,
    rows: [
      rowOf("test", known),
      ...others.map(({kind, pixels}) => {
        const examples = {...used, pixels};
        return rowOf(kind, distancesTo(detector, examples, activationsOf(examples)), known);
      })
    ],
    testDistances: known,
    testActivations: testActivations.values
  };
}

function distancesTo(
  detector: Detector,
  {pixels, count}: Examples,
  {values, unitCount}: ReturnType<typeof hiddenActivations>
): Distances[] {
  return Array.from({length: count}, (_, i) =>
    distancesOf(
      detector,
      pixels.subarray(i * pixelCount, (i + 1) * pixelCount),
      values.subarray(i * unitCount, (i + 1) * unitCount)
    )
  );
}

/** @param known distances of the test images, which these are to be told from */
function rowOf(
  kind: Row<"out-of-distribution">["kind"],
  distances: readonly Distances[],
  known?: readonly Distances[]
): Row<"out-of-distribution"> {
  return {
    kind,
    imageCount: distances.length,
    outsideCount: distances.filter(isOutside).length,
    outsideByPixelsCount: distances.filter(({pixel}) => pixel > 1).length,
    outsideByLayerCount: distances.filter(({layer}) => layer > 1).length,
    area: known === undefined ? null : areaBetween(known, distances)
  };
}

/** Chance that an image that is out of distribution lies further out than a test image, by the larger of its distances. */
function areaBetween(known: readonly Distances[], others: readonly Distances[]): number {
  const scores = [...known, ...others].flatMap(({pixel, layer}) => [0, Math.max(pixel, layer)]);
  const labels = Uint8Array.from([...known.map(() => 0), ...others.map(() => 1)]);
  return rocCurve(Float32Array.from(scores), labels, 1).area;
}

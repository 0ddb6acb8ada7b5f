import {classCount, classNames} from "../../src/lib/classNames.js";
import type {Row} from "../../src/lib/schemas/tableSchemas.js";
import {pixelCount, type Examples} from "../dataset/examples.js";
import {isOutside, type Distances} from "../evaluation/outOfDistribution/detector.js";
import {softmax} from "../evaluation/softmax.js";
import {temperature} from "../evaluation/temperature.js";
import type {EvaluatedRun} from "../runs/evaluatedRun.js";
import {sheet, type Sheet} from "./sheet.js";
import {imagesOf} from "./testImages.js";

/** Confidence from which a network counts as sure of a starter. */
const leastConfidence = 0.9;

/** Both core models, measured. */
export type BothRuns = readonly [ann: EvaluatedRun, cnn: EvaluatedRun];

/**
 * Test images to begin with where a reader draws, and what both networks say of them: of each class the first that both
 * are sure of and right about, and one that both get wrong.
 * @param distances of the test images from what the CNN knows; those far out are no starters
 */
export function starters(
  test: Examples,
  both: BothRuns,
  distances: readonly Distances[]
): {rows: Row<"starters">[]; sheet: Sheet} {
  const examples = starterExamples(both, (example) => !isOutside(distances[example]!));
  const beliefs = both.map(beliefsOf);
  const rows = examples.map((example, cell) => {
    const [ann, cnn] = beliefs.map((belief) => belief(example)) as [Belief, Belief];
    return {
      example,
      label: test.labels[example]!,
      cell,
      pixels: test.pixels.slice(example * pixelCount, (example + 1) * pixelCount),
      annProbabilities: ann.probabilities,
      annCalibrated: ann.calibrated,
      cnnProbabilities: cnn.probabilities,
      cnnCalibrated: cnn.calibrated
    };
  });
  const options = {name: "starters", cellWidth: 28, columnCount: examples.length, channelCount: 1} as const;
  return {rows, sheet: sheet(imagesOf(test, examples), options)};
}

/**
 * One image of each class, then the hardest. Where no image of a class passes, as in small builds, the one of it that
 * comes nearest.
 */
export function starterExamples(both: BothRuns, isUsual: (example: number) => boolean): number[] {
  const {labels} = both[0].evaluations.test;
  const all = Array.from(labels.keys());
  const sureness = all.map((example) => Math.min(...both.map((run) => shareOf(run, example, labels[example]!))));
  const ofClasses = classNames.map((_, label) => {
    const ofClass = all.filter((example) => labels[example] === label);
    const passing = ofClass.find((example) => isUsual(example) && sureness[example]! >= leastConfidence);
    return passing ?? ofClass.reduce((best, example) => (sureness[example]! > sureness[best]! ? example : best));
  });
  const wrong = all.filter((example) => both.every(({evaluations: {test}}) => test.correct[example] === 0));
  const hardest = wrong.filter(isUsual).reduce<number | undefined>((best, example) => {
    return best === undefined || sureness[example]! < sureness[best]! ? example : best;
  }, undefined);
  return hardest === undefined ? ofClasses : [...ofClasses, hardest];
}

function shareOf({evaluations: {test}}: EvaluatedRun, example: number, label: number): number {
  return test.probabilities[example * classCount + label]!;
}

interface Belief {
  readonly probabilities: Float32Array;
  readonly calibrated: Float32Array;
}

function beliefsOf({logits, evaluations: {test, validation}}: EvaluatedRun): (example: number) => Belief {
  const fitted = temperature(logits.validation, validation.labels).temperature;
  return (example) => {
    const of = (values: Float32Array): Float32Array => values.slice(example * classCount, (example + 1) * classCount);
    const scaled = of(logits.test).map((logit) => logit / fitted);
    return {probabilities: of(test.probabilities), calibrated: softmax(scaled, classCount)};
  };
}

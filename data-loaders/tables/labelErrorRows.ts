import {models, type Model} from "../../src/lib/schemas/vocabulary.js";
import type {Row} from "../../src/lib/schemas/tableSchemas.js";
import {wilsonInterval} from "../../src/lib/wilsonInterval.js";
import type {Examples} from "../dataset/examples.js";
import {confidentLearning, type LabelErrors} from "../evaluation/labelErrors/confidentLearning.js";
import {rankWithinClass} from "../evaluation/labelErrors/rankWithinClass.js";
import {sheet, type Sheet} from "./sheet.js";
import {imagesOf} from "./testImages.js";

/**
 * Training images whose labels were called wrong before. Source: Müller and Markert 2019, arXiv 1912.05283, and
 * cleanlab's tutorial on Fashion-MNIST (the first four both, the last two Müller and Markert alone).
 */
export const knownErrors = [16691, 33982, 42018, 40513, 45592, 28264] as const;

/** Images of each class that are shown, the most doubtful first. */
const shownPerClass = 28;

/** What networks that did not see an image say of the training images. */
export interface DoubtedLabels {
  readonly errors: LabelErrors;
  /** Places within each class, from 1; shape [60000]. */
  readonly ranks: Uint32Array;
}

/** Confident learning over out-of-fold probabilities. @param probabilities shape [60000, 10] */
export function doubtedLabels(probabilities: Float32Array, {labels}: Examples): DoubtedLabels {
  const errors = confidentLearning(probabilities, labels);
  return {errors, ranks: rankWithinClass(errors.selfConfidence, labels)};
}

/** The most doubtful training images of each class and those called wrong before: a sheet, and rows of their table. */
export function labelErrorImages(
  train: Examples,
  {errors, ranks}: DoubtedLabels
): {sheet: Sheet; rows: Row<"label-errors">[]} {
  const suspects = new Set(errors.suspects);
  const known = new Set<number>(knownErrors);
  const shown = Array.from(ranks.keys()).filter((example) => ranks[example]! <= shownPerClass || known.has(example));
  shown.sort((a, b) => train.labels[a]! - train.labels[b]! || ranks[a]! - ranks[b]!);
  const name = "label-errors";
  const rows = shown.map((example, cell) => ({
    example,
    label: train.labels[example]!,
    suggestion: errors.suggestedClasses[example]!,
    selfConfidence: errors.selfConfidence[example]!,
    rank: ranks[example]!,
    isSuspect: suspects.has(example),
    isKnown: known.has(example),
    sheet: name,
    cell
  }));
  return {sheet: sheet(imagesOf(train, shown), {name, cellWidth: 28, columnCount: 14, channelCount: 1}), rows};
}

/** Given against suggested classes: rows of table `label-error-joint`. */
export function labelErrorJoint({errors}: DoubtedLabels): Row<"label-error-joint">[] {
  return Array.from(errors.confidentJoint, (confidentCount, cell) => ({
    label: Math.floor(cell / 10),
    suggestion: cell % 10,
    confidentCount,
    estimatedCount: errors.calibratedJoint[cell]!
  }));
}

/**
 * The core models' accuracies with suspect test images set aside: rows of table `set-aside`. The suspects are named by
 * five networks of the CNN's kind, one of which may be the very CNN that is measured: so what is left is easier in part
 * for that.
 * @param probabilities of the test images by networks that were trained without them, [n, 10]
 * @param correct by model, [n] each
 */
export function setAsideRows(
  probabilities: Float32Array,
  labels: Uint8Array,
  correct: Readonly<Record<Model, Uint8Array>>
): Row<"set-aside">[] {
  const suspects = new Set(confidentLearning(probabilities, labels).suspects);
  const parts = {
    all: () => true,
    suspect: (i: number) => suspects.has(i),
    other: (i: number) => !suspects.has(i)
  } as const;
  return models.flatMap((model) =>
    (["all", "suspect", "other"] as const).map((part) => {
      const own = correct[model].filter((_, i) => parts[part](i));
      const hits = own.reduce((sum, one) => sum + one, 0);
      return {model, part, count: own.length, accuracy: hits / own.length, ...wilsonInterval(hits, own.length)};
    })
  );
}

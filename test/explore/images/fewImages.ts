import type {ModelAnswers} from "../../../src/explore/images/modelAnswers.js";
import type {Probabilities} from "../../../src/explore/images/probabilities.js";
import {testImages, type TestImages} from "../../../src/explore/images/testImages.js";
import {classCount} from "../../../src/lib/classNames.js";
import type {Columns} from "../../../src/lib/columns.js";
import type {Slot} from "../../../src/explore/view/slots.js";

/** Six test images as columns of table `outcomes`; `fewImages` says what they are. */
export function fewColumns(): Columns<"outcomes"> {
  return {
    example: Uint16Array.of(0, 1, 2, 3, 4, 5),
    label: Uint8Array.of(6, 6, 6, 0, 6, 9),
    annPrediction: Uint8Array.of(6, 0, 4, 0, 4, 7),
    annConfidence: Float32Array.of(0.9, 0.5, 0.6, 0.8, 0.7, 0.9),
    annLoss: Float32Array.of(0.1, 2, 3, 0.2, 3, 4),
    cnnPrediction: Uint8Array.of(6, 0, 6, 6, 6, 5),
    cnnConfidence: Float32Array.of(0.99, 0.8, 0.7, 0.6, 0.9, 0.4),
    cnnLoss: Float32Array.of(0.01, 5, 0.3, 1, 0.3, 2)
  };
}

/**
 * Six test images: 0 right for both, 1 wrong for both, 2 wrong for the ANN alone, 3 wrong for the CNN alone,
 * 4 like 2 with the same loss, 5 wrong for both in different ways.
 */
export function fewImages(): TestImages {
  return testImages(fewColumns());
}

/** A reader's own model of the six images: classes alone, of which the first three are right. */
export function ownModel(): ModelAnswers {
  return {
    source: "mine",
    name: "Yours",
    said: "your model",
    whose: "your model’s",
    predictions: Uint8Array.of(6, 6, 6, 1, 1, 1),
    measures: {},
    lacks: "Your model gives classes and no probabilities."
  };
}

/** Probabilities of both models: what is left beside the prediction goes to the other classes in equal parts. */
export function fewProbabilities(): Readonly<Record<Slot, Probabilities>> {
  const {models} = fewImages();
  const of =
    ({predictions, measures}: ModelAnswers): Probabilities =>
    (image) => {
      const confidence = measures.confidence![image]!;
      return Float32Array.from({length: classCount}, (_, label) =>
        label === predictions[image] ? confidence : (1 - confidence) / 9
      );
    };
  return {a: of(models.a), b: of(models.b)};
}

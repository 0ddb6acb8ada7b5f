import {classCount} from "../../../src/lib/classNames.js";
import type {Model} from "../../../src/lib/schemas/vocabulary.js";
import type {Probabilities} from "../../../src/explore/images/probabilities.js";
import type {Columns} from "../../../src/lib/columns.js";
import type {TestImages} from "../../../src/explore/images/testImages.js";

/**
 * Six test images: 0 right for both, 1 wrong for both, 2 wrong for the ANN alone, 3 wrong for the CNN alone,
 * 4 like 2 with the same loss, 5 wrong for both in different ways.
 */
export function fewImages(): TestImages {
  return {
    count: 6,
    labels: Uint8Array.of(6, 6, 6, 0, 6, 9),
    predictions: {ann: Uint8Array.of(6, 0, 4, 0, 4, 7), cnn: Uint8Array.of(6, 0, 6, 6, 6, 5)},
    measures: {
      "ann-loss": Float32Array.of(0.1, 2, 3, 0.2, 3, 4),
      "ann-confidence": Float32Array.of(0.9, 0.5, 0.6, 0.8, 0.7, 0.9),
      "cnn-loss": Float32Array.of(0.01, 5, 0.3, 1, 0.3, 2),
      "cnn-confidence": Float32Array.of(0.99, 0.8, 0.7, 0.6, 0.9, 0.4)
    },
    maps: {}
  };
}

/** The same as columns of table `outcomes`. */
export function asColumns({labels, predictions, measures}: TestImages): Columns<"outcomes"> {
  return {
    example: Uint16Array.from(labels, (_, i) => i),
    label: Uint8Array.from(labels),
    annPrediction: Uint8Array.from(predictions.ann),
    annConfidence: Float32Array.from(measures["ann-confidence"]!),
    annLoss: Float32Array.from(measures["ann-loss"]!),
    cnnPrediction: Uint8Array.from(predictions.cnn),
    cnnConfidence: Float32Array.from(measures["cnn-confidence"]!),
    cnnLoss: Float32Array.from(measures["cnn-loss"]!)
  };
}

/** Probabilities of an image: what is left beside the prediction goes to the other classes in equal parts. */
export function fewProbabilities(image: number): Probabilities {
  const {predictions, measures} = fewImages();
  const of = (model: Model): Float32Array => {
    const confidence = measures[`${model}-confidence`]![image]!;
    return Float32Array.from({length: classCount}, (_, label) =>
      label === predictions[model][image] ? confidence : (1 - confidence) / 9
    );
  };
  return {ann: of("ann"), cnn: of("cnn")};
}

import {classCount} from "../../src/lib/classNames.js";
import type {Model} from "../../src/lib/tableSchemas.js";
import type {Probabilities} from "../../src/explore/probabilities.js";
import type {Columns} from "../../src/live/readColumns.js";
import type {ModelOutput, TestImages} from "../../src/explore/testImages.js";

/** What a model makes of an image: predicted class, its probability, loss. */
type Seen = readonly [prediction: number, confidence: number, loss: number];

/**
 * Six test images: 0 right for both, 1 wrong for both, 2 wrong for the ANN alone, 3 wrong for the CNN alone,
 * 4 like 2 with the same loss, 5 wrong for both in different ways.
 */
export function fewImages(): TestImages {
  return {
    count: 6,
    labels: Uint8Array.of(6, 6, 6, 0, 6, 9),
    ann: output([
      [6, 0.9, 0.1],
      [0, 0.5, 2],
      [4, 0.6, 3],
      [0, 0.8, 0.2],
      [4, 0.7, 3],
      [7, 0.9, 4]
    ]),
    cnn: output([
      [6, 0.99, 0.01],
      [0, 0.8, 5],
      [6, 0.7, 0.3],
      [6, 0.6, 1],
      [6, 0.9, 0.3],
      [5, 0.4, 2]
    ])
  };
}

function output(seen: readonly Seen[]): ModelOutput {
  return {
    predictions: Uint8Array.from(seen, ([prediction]) => prediction),
    confidences: Float32Array.from(seen, ([, confidence]) => confidence),
    losses: Float32Array.from(seen, ([, , loss]) => loss)
  };
}

/** The same as columns of table `outcomes`. */
export function asColumns({labels, ann, cnn}: TestImages): Columns<"outcomes"> {
  return {
    example: Uint16Array.from(labels, (_, i) => i),
    label: Uint8Array.from(labels),
    annPrediction: Uint8Array.from(ann.predictions),
    annConfidence: Float32Array.from(ann.confidences),
    annLoss: Float32Array.from(ann.losses),
    cnnPrediction: Uint8Array.from(cnn.predictions),
    cnnConfidence: Float32Array.from(cnn.confidences),
    cnnLoss: Float32Array.from(cnn.losses)
  };
}

/** Probabilities of an image: what is left beside the prediction goes to the other classes in equal parts. */
export function fewProbabilities(image: number): Probabilities {
  const images = fewImages();
  const of = (model: Model): Float32Array => {
    const confidence = images[model].confidences[image]!;
    const isPredicted = (label: number): boolean => label === images[model].predictions[image];
    return Float32Array.from({length: classCount}, (_, label) =>
      isPredicted(label) ? confidence : (1 - confidence) / 9
    );
  };
  return {ann: of("ann"), cnn: of("cnn")};
}

import {classCount} from "../../src/lib/classNames.js";
import type {Model} from "../../src/lib/tableSchemas.js";
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

/** The rest of the probability goes to the other classes in equal parts. */
function output(seen: readonly Seen[]): ModelOutput {
  const probabilities = seen.flatMap(([prediction, confidence]) =>
    Array.from({length: classCount}, (_, label) => (label === prediction ? confidence : (1 - confidence) / 9))
  );
  return {
    predictions: Uint8Array.from(seen, ([prediction]) => prediction),
    confidences: Float32Array.from(seen, ([, confidence]) => confidence),
    losses: Float32Array.from(seen, ([, , loss]) => loss),
    probabilities: Float32Array.from(probabilities)
  };
}

/** The same as rows of table `predictions`, column by column, the CNN first and its images backwards. */
export function asColumns(images: TestImages) {
  const order: [Model, number][] = [
    ...Array.from({length: images.count}, (_, i): [Model, number] => ["cnn", images.count - 1 - i]),
    ...Array.from({length: images.count}, (_, i): [Model, number] => ["ann", i])
  ];
  return {
    model: order.map(([model]) => model),
    example: Uint16Array.from(order, ([, i]) => i),
    label: Uint8Array.from(order, ([, i]) => images.labels[i]!),
    prediction: Uint8Array.from(order, ([model, i]) => images[model].predictions[i]!),
    loss: Float32Array.from(order, ([model, i]) => images[model].losses[i]!),
    probabilities: Float32Array.from(
      order.flatMap(([model, i]) => Array.from(images[model].probabilities.subarray(10 * i, 10 * i + 10)))
    )
  };
}

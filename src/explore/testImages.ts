import {classCount} from "../lib/classNames.js";
import {models, type Model} from "../lib/tableSchemas.js";
import type {Columns} from "../live/readColumns.js";

/** What a model makes of every test image; shape [count] each, in the order of the test file. */
export interface ModelOutput {
  /** Predicted class indices. */
  readonly predictions: Uint8Array;
  /** Largest probability, in [0, 1]. */
  readonly confidences: Float32Array;
  /** Cross-entropy of the true class, nats. */
  readonly losses: Float32Array;
  /** Softmax output, image after image; shape [count, 10]. */
  readonly probabilities: Float32Array;
}

/** The test images as the explorer needs them. */
export interface TestImages extends Readonly<Record<Model, ModelOutput>> {
  readonly count: number;
  /** True class indices; shape [count]. */
  readonly labels: Uint8Array;
}

/**
 * Sorts the rows of table `predictions` by model and test image.
 * @throws RangeError if the table does not hold each image once for each model
 */
export function testImages(columns: Columns<"predictions">): TestImages {
  const {model, example, label, prediction, probabilities, loss} = columns;
  const count = model.length / models.length;
  const labels = new Uint8Array(count);
  const outputs = {ann: emptyOutput(count), cnn: emptyOutput(count)};
  const seen = new Set<string>();
  model.forEach((name, row) => {
    const i = example[row]!;
    const output = outputs[name as Model];
    const ofRow = probabilities.subarray(row * classCount, (row + 1) * classCount);
    seen.add(`${name} ${i}`);
    labels[i] = label[row]!;
    output.predictions[i] = prediction[row]!;
    output.confidences[i] = ofRow[prediction[row]!]!;
    output.losses[i] = loss[row]!;
    if (i < count) output.probabilities.set(ofRow, i * classCount);
  });
  if (seen.size !== model.length || example.some((i) => i >= count)) {
    throw new RangeError(
      `invalid table predictions: expected each of ${count} images once for each model, got ${seen.size} of ${model.length} rows apart`
    );
  }
  return {count, labels, ...outputs};
}

function emptyOutput(count: number): ModelOutput {
  return {
    predictions: new Uint8Array(count),
    confidences: new Float32Array(count),
    losses: new Float32Array(count),
    probabilities: new Float32Array(count * classCount)
  };
}

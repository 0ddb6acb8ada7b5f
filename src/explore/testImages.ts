import type {Model} from "../lib/tableSchemas.js";
import type {Columns} from "../live/readColumns.js";

/** What a model makes of every test image; shape [count] each, in the order of the test file. */
export interface ModelOutput {
  /** Predicted class indices. */
  readonly predictions: ArrayLike<number>;
  /** Largest probability, in [0, 1]. */
  readonly confidences: ArrayLike<number>;
  /** Cross-entropy of the true class, nats. */
  readonly losses: ArrayLike<number>;
}

/** The test images as the explorer needs them. */
export interface TestImages extends Readonly<Record<Model, ModelOutput>> {
  readonly count: number;
  /** True class indices; shape [count]. */
  readonly labels: ArrayLike<number>;
}

/**
 * The test images that table `outcomes` holds.
 * @throws RangeError if its rows are not in the order of the test file
 */
export function testImages(columns: Columns<"outcomes">): TestImages {
  const {example, label, annPrediction, annConfidence, annLoss, cnnPrediction, cnnConfidence, cnnLoss} = columns;
  const misplaced = example.findIndex((image, row) => image !== row);
  if (misplaced >= 0) {
    throw new RangeError(
      `invalid table outcomes: expected test image ${misplaced} in row ${misplaced}, got ${example[misplaced]}`
    );
  }
  return {
    count: example.length,
    labels: label,
    ann: {predictions: annPrediction, confidences: annConfidence, losses: annLoss},
    cnn: {predictions: cnnPrediction, confidences: cnnConfidence, losses: cnnLoss}
  };
}

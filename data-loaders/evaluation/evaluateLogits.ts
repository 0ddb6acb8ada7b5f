import {accuracy} from "./accuracy.js";
import {argmax} from "./argmax.js";
import {correctness} from "./correctness.js";
import {crossEntropy} from "./crossEntropy.js";
import {mean} from "./mean.js";
import {softmax} from "./softmax.js";

/** A network's outputs for some labelled examples, measured. */
export interface Evaluation {
  /** True class indices; shape [n]. */
  readonly labels: Uint8Array;
  /** Shape [n, 10]. */
  readonly probabilities: Float32Array;
  /** Shape [n]. */
  readonly predictions: Uint8Array;
  /** 1 where the prediction equals the label; shape [n]. */
  readonly correct: Uint8Array;
  /** Cross-entropy of each example, nats; shape [n]. */
  readonly losses: Float32Array;
  readonly accuracy: number;
  /** Mean of the losses. */
  readonly loss: number;
}

/**
 * Measures a network's outputs.
 * @param logits shape [n, 10]
 * @param labels shape [n]
 * @throws RangeError if the lengths do not fit
 */
export function evaluateLogits(logits: Float32Array, labels: Uint8Array): Evaluation {
  const probabilities = softmax(logits, 10);
  const predictions = argmax(probabilities, 10);
  const losses = crossEntropy(probabilities, labels);
  const correct = correctness(labels, predictions);
  return {
    labels,
    probabilities,
    predictions,
    correct,
    losses,
    accuracy: accuracy(labels, predictions),
    loss: mean(losses)
  };
}

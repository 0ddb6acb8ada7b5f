import type {Source} from "../view/slots.js";
import type {Quantity} from "./measures.js";

/** A model in words. */
export interface ModelName {
  /** Where there is little room: "CNN". */
  readonly name: string;
  /** In a sentence: "the CNN". */
  readonly said: string;
  /** Before what it has: "CNN’s". */
  readonly whose: string;
}

/** What a model says of the test images; all arrays in the order of the test file, shape [count]. */
export interface ModelAnswers extends ModelName {
  readonly source: Source;
  /** Predicted class indices. */
  readonly predictions: ArrayLike<number>;
  /** Those of which the values are there. */
  readonly measures: Readonly<Partial<Record<Quantity, ArrayLike<number>>>>;
  /** Why it has no probabilities, as a sentence; absent where it has. */
  readonly lacks?: string;
  /** Shape [count, 10], of a reader's own; the report's two have theirs in a table. */
  readonly probabilities?: Float32Array;
}

/** Whether a model's probabilities can be had, and so all quantities. */
export function hasProbabilities({lacks}: ModelAnswers): boolean {
  return lacks === undefined;
}

/** What a model says of the test images, in the order of the test file. */
export interface Predictions {
  /** Class ids; shape [10,000]. */
  readonly ids: Uint8Array;
  /** Shape [10,000, 10], each row summing to 1; absent where the model says no more than classes. */
  readonly probabilities?: Float32Array;
}

/** What may be wrong with a file; each has a sentence of its own, and some a way out that its owner may take. */
export interface Doubt {
  readonly kind: DoubtKind;
  /** What was seen, in sentences. */
  readonly message: string;
  /** What would be judged if its owner says so; nothing is mended otherwise. */
  readonly offer?: Offer;
}

/** Other predictions that may be meant. */
export interface Offer {
  /** What taking it means, as a button says it. */
  readonly label: string;
  readonly predictions: Predictions;
}

export type DoubtKind =
  | "row count"
  | "row order"
  | "no number"
  | "no class"
  | "ids from 1"
  | "renumbered"
  | "constant"
  | "labels"
  | "two answers"
  | "no probabilities";

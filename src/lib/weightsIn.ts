import type {Model} from "./schemas/vocabulary.js";

/** Between a page and the worker that runs a reader's own weights: what is asked, and what is answered. */

/** A file that a reader gives. */
export interface GivenWeights {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** A file that may hold weights. */
export interface WeightsAsked {
  readonly kind: "weights";
  readonly file: GivenWeights;
  /** Files given with it. */
  readonly others: readonly GivenWeights[];
  /** Absent where it is only asked whether the file holds some. */
  readonly means?: WeightsMeans;
}

/** What running weights takes. */
export interface WeightsMeans {
  readonly models: Uint8Array;
  readonly kernels: Uint8Array;
  /** Pieces of the test images. */
  readonly test: readonly Blob[];
}

/** What pixels were made before training. */
export const pixelScales = ["standardised", "0 to 1", "−1 to 1", "0 to 255"] as const;
export type PixelScale = (typeof pixelScales)[number];

/** What weights say of the test images. */
export interface WeightsFound {
  readonly model: Model;
  /** Whose order of axes the file has. */
  readonly layout: "Keras" | "PyTorch";
  /** By scale of the pixels, [n, 10]. */
  readonly probabilities: Readonly<Record<PixelScale, Float32Array>>;
}

/**
 * What came of it: nothing where the file holds no weights of these networks; that it holds some, where no more was
 * asked; or why they cannot be run.
 */
export type WeightsAnswer =
  | {readonly kind: "held"}
  | {readonly kind: "weights"; readonly found: WeightsFound | undefined}
  | {readonly kind: "refused"; readonly message: string; readonly remedy: string};

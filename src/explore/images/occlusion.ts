import {patchCount} from "../../lib/patches.js";
import type {Model} from "../../lib/schemas/vocabulary.js";
import type {Columns} from "../../live/readColumns.js";

/** What a model makes of an image with a patch of it covered. */
export interface Covered {
  /** Probability of the class that it predicts of the whole image, in [0, 1]. */
  readonly confidence: number;
  /** Predicted class index. */
  readonly prediction: number;
}

/**
 * Finds what covering each patch of a test image does.
 * @returns for a model and an image the 49 patches, row by row; undefined for an image that was not tried
 */
export function occlusionOf(columns: Columns<"occlusion">): (model: Model, image: number) => Covered[] | undefined {
  const {model, example, confidences, predictions} = columns;
  const rows = new Map<string, number>();
  example.forEach((image, row) => rows.set(`${model[row]} ${image}`, row));
  return (of, image) => {
    const row = rows.get(`${of} ${image}`);
    if (row === undefined) return undefined;
    return Array.from({length: patchCount}, (_, i) => ({
      confidence: confidences[row * patchCount + i]!,
      prediction: predictions[row * patchCount + i]!
    }));
  };
}

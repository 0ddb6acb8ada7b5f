import {patchCount} from "../../lib/patches.js";
import type {Model} from "../../lib/schemas/vocabulary.js";
import type {CoveredPatch} from "../../modelView/patchMap.js";
import type {Columns} from "../../lib/columns.js";

/**
 * Finds what covering each patch of a test image does.
 * @returns for a model and an image the 49 patches, row by row; undefined for an image that was not tried
 */
export function occlusionOf(
  columns: Columns<"occlusion">
): (model: Model, image: number) => CoveredPatch[] | undefined {
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

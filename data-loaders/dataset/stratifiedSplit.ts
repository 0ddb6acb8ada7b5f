import {permutation} from "../randomness/streams.js";
import {classIndices} from "./classIndices.js";

/** Share of each class that goes to validation, as the source has it: 80 : 20. */
export const usualValidationShare = 0.2;

/** The two parts of the training file: positions in it, ascending. */
export interface SplitIndices {
  readonly train: Uint32Array;
  readonly validation: Uint32Array;
}

/**
 * Splits examples at random, class by class, so that each class has the same share in both parts.
 * @param labels shape [n], classes 0 to 9
 * @param validationShare share of each class for validation, rounded to whole examples; in (0, 1)
 * @throws RangeError if the share is outside (0, 1)
 */
export function stratifiedSplit(
  labels: Uint8Array,
  seed: number,
  validationShare = usualValidationShare
): SplitIndices {
  if (!(validationShare > 0 && validationShare < 1)) {
    throw new RangeError(`invalid validation share: expected a number between 0 and 1, got ${validationShare}`);
  }
  const inValidation = new Uint8Array(labels.length);
  classIndices(labels).forEach((indices, part) => {
    const order = permutation({seed, stream: "split", part}, indices.length);
    const validationCount = Math.round(indices.length * validationShare);
    for (const place of order.subarray(0, validationCount)) inValidation[indices[place]!] = 1;
  });
  const all = Uint32Array.from(labels, (_, i) => i);
  return {
    train: all.filter((i) => inValidation[i] === 0),
    validation: all.filter((i) => inValidation[i] === 1)
  };
}

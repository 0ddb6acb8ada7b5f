import {permutation} from "../random/streams.js";
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
  return splitByPlaces(labels, seed, (count) => [0, Math.round(count * validationShare)]);
}

/**
 * Splits examples at random, class by class, into so many equal parts, of which one is for validation: over all parts,
 * each example is in validation once. The first of five parts is the usual split's validation.
 * @param index which part, from 0
 * @throws RangeError if there are fewer than two parts, or the index is none of them
 */
export function stratifiedFold(
  labels: Uint8Array,
  seed: number,
  {index, count}: {readonly index: number; readonly count: number}
): SplitIndices {
  if (!(count >= 2 && index >= 0 && index < count)) {
    throw new RangeError(`invalid fold: expected one of at least two, from 0, got ${index} of ${count}`);
  }
  const boundary = (of: number, fold: number): number => Math.round((of * fold) / count);
  return splitByPlaces(labels, seed, (size) => [boundary(size, index), boundary(size, index + 1)]);
}

/** @param places from which to which place, in each class's random order, examples go to validation */
function splitByPlaces(
  labels: Uint8Array,
  seed: number,
  places: (classSize: number) => readonly [number, number]
): SplitIndices {
  const inValidation = new Uint8Array(labels.length);
  classIndices(labels).forEach((indices, part) => {
    const order = permutation({seed, stream: "split", part}, indices.length);
    for (const place of order.subarray(...places(indices.length))) inValidation[indices[place]!] = 1;
  });
  const all = Uint32Array.from(labels, (_, i) => i);
  return {
    train: all.filter((i) => inValidation[i] === 0),
    validation: all.filter((i) => inValidation[i] === 1)
  };
}

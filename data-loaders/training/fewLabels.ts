import {classIndices} from "../dataset/classIndices.js";
import {permutation} from "../random/streams.js";

/**
 * Some training examples of each class, repeated until an epoch has as many as it is to see. More labels of
 * the same seed include the fewer.
 * @param train positions in the training file, [n]
 * @param labels of the training file
 * @returns positions, [examplesPerEpoch], ascending
 * @throws RangeError if a class has fewer examples than that, or an epoch would not see all of them as often
 */
export function fewLabels(
  train: Uint32Array,
  labels: Uint8Array,
  seed: number,
  {labelsPerClass, examplesPerEpoch}: {readonly labelsPerClass: number; readonly examplesPerEpoch: number}
): Uint32Array {
  const byClass = classIndices(Uint8Array.from(train, (position) => labels[position]!));
  const chosen = byClass.flatMap((places, part) => {
    if (places.length === 0) return [];
    if (places.length < labelsPerClass) {
      throw new RangeError(`too few examples of class ${part}: expected ${labelsPerClass}, got ${places.length}`);
    }
    const order = permutation({seed, stream: "sample", part}, places.length).subarray(0, labelsPerClass);
    return Array.from(order, (place) => train[places[place]!]!);
  });
  if (examplesPerEpoch % chosen.length !== 0) {
    throw new RangeError(
      `uneven visits: expected a multiple of ${chosen.length} examples with known labels, got ${examplesPerEpoch}`
    );
  }
  return Uint32Array.from({length: examplesPerEpoch}, (_, visit) => chosen[visit % chosen.length]!).sort();
}

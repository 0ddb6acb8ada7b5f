import {classCount} from "../../src/lib/classNames.js";

/**
 * How many examples of each given label belong to each class, by estimate: the rows of the confident joint, scaled to
 * the number of examples with the label. Divided by the number of all examples, it is their joint distribution.
 * Source: Northcutt, Jiang and Chuang 2021, equation 3, times the number of examples.
 * @param confidentJoint counts, rows given label, columns confident class; shape [10, 10]
 * @param labels given classes, 0 to 9; shape [n]
 * @returns shape [10, 10], of sum n; the row of a label that no example has is zero
 * @throws RangeError if examples have a label of which none is in the confident joint
 */
export function calibratedJoint(confidentJoint: Uint32Array, labels: Uint8Array): Float64Array {
  const labelCounts = new Uint32Array(classCount);
  for (const label of labels) ++labelCounts[label]!;
  const factors = Array.from(labelCounts, (labelCount, label) => {
    const row = confidentJoint.subarray(label * classCount, (label + 1) * classCount);
    const confidentCount = row.reduce((sum, count) => sum + count, 0);
    if (labelCount === 0) return 0;
    if (confidentCount > 0) return labelCount / confidentCount;
    throw new RangeError(`invalid confident joint: expected counts for label ${label}, got none for ${labelCount}`);
  });
  return Float64Array.from(confidentJoint, (count, cell) => count * factors[Math.floor(cell / classCount)]!);
}

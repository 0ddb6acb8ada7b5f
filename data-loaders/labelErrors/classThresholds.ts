import {classCount} from "../../src/lib/classNames.js";

/**
 * How probable a class must be before an example counts as one of it: the mean self-confidence of the examples that
 * are labelled so. Of float32 numbers of like size the sums are exact in float64, so equal ones have just themselves as
 * their mean, and the largest of a class reaches its threshold without any tolerance.
 * Source: Northcutt, Jiang and Chuang 2021, equation 2.
 * @param confidences self-confidences; shape [n], in [0, 1]
 * @param labels given classes, 0 to 9; shape [n]
 * @returns shape [10], in [0, 1]; NaN for a class that no example is labelled as, which no probability reaches
 */
export function classThresholds(confidences: Float32Array, labels: Uint8Array): Float64Array {
  const sums = new Float64Array(classCount);
  const counts = new Uint32Array(classCount);
  labels.forEach((label, i) => {
    sums[label]! += confidences[i]!;
    ++counts[label]!;
  });
  return sums.map((sum, label) => sum / counts[label]!);
}

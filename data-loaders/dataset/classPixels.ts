import {classCount} from "../../src/lib/classNames.js";
import type {Row} from "../../src/lib/schemas/tableSchemas.js";
import {pixelCount, type Examples} from "./examples.js";

/**
 * The mean image of each class and the population standard deviation of each of its pixels, in levels 0 to 255.
 * Sums are of whole numbers and exact.
 * @returns ten rows, by class; NaN throughout for a class without examples
 */
export function classPixels({pixels, labels}: Examples): Row<"class-pixels">[] {
  const counts = new Uint32Array(classCount);
  const sums = new Float64Array(classCount * pixelCount);
  const squares = new Float64Array(classCount * pixelCount);
  labels.forEach((label, example) => {
    ++counts[label]!;
    const first = example * pixelCount;
    const start = label * pixelCount;
    for (let i = 0; i < pixelCount; ++i) {
      const level = pixels[first + i]!;
      sums[start + i]! += level;
      squares[start + i]! += level * level;
    }
  });
  return Array.from(counts, (count, label) => {
    const of = (totals: Float64Array) => totals.subarray(label * pixelCount, (label + 1) * pixelCount);
    return {label, ...meanAndDeviation(count, of(sums), of(squares))};
  });
}

function meanAndDeviation(count: number, sums: Float64Array, squares: Float64Array) {
  return {
    mean: Float32Array.from(sums, (sum) => sum / count),
    standardDeviation: Float32Array.from(sums, (sum, i) => Math.sqrt(count * squares[i]! - sum * sum) / count)
  };
}

/** Largest difference of two arrays, relative to the largest value expected; absolute where all of those are 0. */
export function largestError(actual: Float32Array, expected: Float32Array): number {
  if (actual.length !== expected.length)
    throw new RangeError(`expected ${expected.length} values, got ${actual.length}`);
  let difference = 0;
  let largest = 0;
  expected.forEach((value, i) => {
    difference = Math.max(difference, Math.abs(actual[i]! - value));
    largest = Math.max(largest, Math.abs(value));
    if (Number.isNaN(actual[i])) difference = Infinity;
  });
  return largest === 0 ? difference : difference / largest;
}

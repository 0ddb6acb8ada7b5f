/**
 * Rows of a matrix that lies row after row.
 * @param what it holds, for the error
 * @throws RangeError if its length is no multiple of the number of columns
 */
export function rowCount(matrix: Float32Array, columnCount: number, what = "probabilities"): number {
  const count = matrix.length / columnCount;
  if (Number.isInteger(count)) return count;
  throw new RangeError(`invalid ${what}: expected a multiple of ${columnCount} classes, got ${matrix.length}`);
}

/**
 * Classes of a matrix that has a row for each example; 0 for no examples.
 * @throws RangeError if the rows are not of one length
 */
export function columnCount(probabilities: Float32Array, exampleCount: number): number {
  const count = exampleCount === 0 ? 0 : probabilities.length / exampleCount;
  if (Number.isInteger(count) && count * exampleCount === probabilities.length) return count;
  throw new RangeError(
    `invalid probabilities: expected as many for each of ${exampleCount} labels, got ${probabilities.length}`
  );
}

/** The inverse of a positive definite matrix, by Gauss and Jordan, which needs no pivots there. */
export function inverse(matrix: readonly (readonly number[])[]): number[][] {
  const size = matrix.length;
  const rows = matrix.map((row, i) => Float64Array.from([...row, ...row.map((_, j) => Number(i === j))]));
  rows.forEach((row, i) => {
    const pivot = row[i]!;
    for (let j = 0; j < row.length; ++j) row[j]! /= pivot;
    for (const other of rows) {
      if (other === row || other[i] === 0) continue;
      const factor = other[i]!;
      for (let j = 0; j < row.length; ++j) other[j]! -= factor * row[j]!;
    }
  });
  return rows.map((row) => Array.from(row.subarray(size)));
}

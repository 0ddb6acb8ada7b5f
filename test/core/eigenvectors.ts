/**
 * The eigenvectors of a symmetric matrix, of the largest eigenvalue first, by Jacobi's rotations: each makes one entry
 * beside the diagonal zero, until all are next to nothing.
 * Source: Golub and Van Loan 2013, "Matrix computations", section 8.5.
 */
export function eigenvectors(matrix: readonly (readonly number[])[]): number[][] {
  const size = matrix.length;
  const a = matrix.map((row) => Float64Array.from(row));
  const vectors = a.map((_, i) => Float64Array.from({length: size}, (_, j) => Number(i === j)));
  const beside = (): number =>
    a.reduce((sum, row, i) => sum + row.reduce((part, v, j) => part + (i < j ? v * v : 0), 0), 0);
  const enough = 1e-24 * beside();
  while (beside() > enough)
    for (let p = 0; p < size; ++p)
      for (let q = p + 1; q < size; ++q) {
        if (a[p]![q] === 0) continue;
        const ratio = (a[q]![q]! - a[p]![p]!) / (2 * a[p]![q]!);
        const tangent = Math.sign(ratio || 1) / (Math.abs(ratio) + Math.hypot(1, ratio));
        const cosine = 1 / Math.hypot(1, tangent);
        rotate(a[p]!, a[q]!, cosine, tangent * cosine);
        rotate(vectors[p]!, vectors[q]!, cosine, tangent * cosine);
        for (const row of a) {
          const [atP, atQ] = [row[p]!, row[q]!];
          row[p] = cosine * (atP - tangent * atQ);
          row[q] = cosine * (tangent * atP + atQ);
        }
      }
  const order = Array.from(a.keys()).sort((i, j) => a[j]![j]! - a[i]![i]!);
  return order.map((i) => Array.from(vectors[i]!));
}

/** Turns two rows in their plane. */
function rotate(p: Float64Array, q: Float64Array, cosine: number, sine: number): void {
  for (let i = 0; i < p.length; ++i) {
    const [atP, atQ] = [p[i]!, q[i]!];
    p[i] = cosine * atP - sine * atQ;
    q[i] = sine * atP + cosine * atQ;
  }
}

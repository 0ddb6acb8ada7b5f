/** Arithmetic mean, summed in float64; NaN for no values. */
export function mean(values: Uint8Array | Float32Array | Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}

/** Activations of all test images as bytes, and what a byte stands for. */
export interface RememberedActivations {
  /** Shape [count, unitCount]. */
  readonly bytes: Uint8Array;
  readonly step: number;
}

/** Largest activation that a byte holds, and the bytes of some activations; none is below 0. */
export function rememberedActivations(values: Float32Array): RememberedActivations {
  const step = values.reduce((most, value) => Math.max(most, value), 0) / 255;
  return {bytes: Uint8Array.from(values, (value) => Math.round(value / step)), step};
}

/**
 * The images nearest to one by Euclidean distance between activations, nearest first.
 * @param activations of the one, [unitCount]
 */
export function nearestActivations(
  activations: Float32Array,
  {bytes, step}: RememberedActivations,
  count: number
): {readonly example: number; readonly distance: number}[] {
  const unitCount = activations.length;
  const distances = Float64Array.from({length: bytes.length / unitCount}, (_, example) => {
    let sum = 0;
    for (let unit = 0; unit < unitCount; ++unit)
      sum += (activations[unit]! - step * bytes[example * unitCount + unit]!) ** 2;
    return sum;
  });
  const order = Uint32Array.from(distances, (_, example) => example).sort((a, b) => distances[a]! - distances[b]!);
  return Array.from(order.subarray(0, count), (example) => ({example, distance: Math.sqrt(distances[example]!)}));
}

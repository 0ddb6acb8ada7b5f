/** How like each test image is to one of them. */
export interface Likeness {
  /** The one. */
  readonly image: number;
  /** Distances with a minus, so that the largest is the most alike; shape [count]. */
  readonly values: Float32Array;
}

/** Likeness by Euclidean distance between activations, in steps of a byte. @param activations shape [count, units] */
export function likenessTo(image: number, activations: Uint8Array, count: number): Likeness {
  const unitCount = activations.length / count;
  const own = activations.subarray(image * unitCount, (image + 1) * unitCount);
  const values = Float32Array.from({length: count}, (_, other) => {
    let sum = 0;
    for (let unit = 0; unit < unitCount; ++unit) sum += (own[unit]! - activations[other * unitCount + unit]!) ** 2;
    return -Math.sqrt(sum);
  });
  return {image, values};
}

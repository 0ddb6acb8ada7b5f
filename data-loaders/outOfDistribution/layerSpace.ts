/** Where the classes lie among the directions that a hidden layer's activations take. */
export interface LayerSpace {
  readonly unitCount: number;
  /** By class, of activations of length 1; shape [classCount, unitCount]. */
  readonly means: Float32Array;
  /** Lower triangle that makes what is left of a class's mean have variance 1 in all directions, [unitCount, unitCount]. */
  readonly whitening: Float32Array;
}

/** Activations, made to have length 1; zeros stay zeros. */
export function direction(activations: Float32Array): Float32Array {
  const length = Math.hypot(...activations);
  return length === 0 ? activations.slice() : activations.map((value) => value / length);
}

/**
 * Mahalanobis' distance of an image from the nearest class, by the direction of its activations.
 * Source: Lee, Lee, Lee and Shin 2018, "A simple unified framework for detecting out-of-distribution samples and
 * adversarial attacks"; that it is measured between directions is ours.
 * @param activations [unitCount]
 */
export function layerDistance({unitCount, means, whitening}: LayerSpace, activations: Float32Array): number {
  const found = whitened(direction(activations), whitening, unitCount);
  let nearest = Infinity;
  for (let start = 0; start < means.length; start += unitCount) {
    const mean = whitened(means.subarray(start, start + unitCount), whitening, unitCount);
    nearest = Math.min(nearest, Math.hypot(...found.map((value, i) => value - mean[i]!)));
  }
  return nearest;
}

function whitened(vector: Float32Array, whitening: Float32Array, unitCount: number): Float64Array {
  return Float64Array.from({length: unitCount}, (_, row) => {
    let sum = 0;
    for (let column = 0; column <= row; ++column) sum += whitening[row * unitCount + column]! * vector[column]!;
    return sum;
  });
}

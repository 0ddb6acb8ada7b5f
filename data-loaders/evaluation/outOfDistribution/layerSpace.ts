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
export function layerDistance(space: LayerSpace, activations: Float32Array): number {
  const found = whitened(direction(activations), space);
  return Math.min(...meansOf(space).map((mean) => Math.hypot(...found.map((value, i) => value - mean[i]!))));
}

const whitenedMeans = new WeakMap<LayerSpace, readonly Float64Array[]>();

/** The classes' means, whitened once. */
function meansOf(space: LayerSpace): readonly Float64Array[] {
  const {unitCount, means} = space;
  const known = whitenedMeans.get(space);
  if (known !== undefined) return known;
  const made = Array.from({length: means.length / unitCount}, (_, label) =>
    whitened(means.subarray(label * unitCount, (label + 1) * unitCount), space)
  );
  whitenedMeans.set(space, made);
  return made;
}

function whitened(vector: Float32Array, {whitening, unitCount}: LayerSpace): Float64Array {
  const product = new Float64Array(unitCount);
  for (let row = 0; row < unitCount; ++row) {
    let sum = 0;
    for (let column = 0; column <= row; ++column) sum += whitening[row * unitCount + column]! * vector[column]!;
    product[row] = sum;
  }
  return product;
}

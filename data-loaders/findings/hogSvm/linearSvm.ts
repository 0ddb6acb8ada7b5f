import {permutation} from "../../random/streams.js";

/** Examples as rows of numbers. */
export interface Rows {
  /** [count, size] */
  readonly values: Float32Array;
  readonly size: number;
}

const mostEpochs = 50;
const tolerance = 0.01;

/** Hyperplanes, one a class against the others: [classes, size + 1], the last number a constant. */
export type Hyperplanes = readonly Float64Array[];

/**
 * Linear support vector machines, one a class against the others: the squared hinge loss with half the squared length of
 * the weights, the constant counted among them, by dual coordinate descent.
 * Source: Hsieh and others 2008, "A dual coordinate descent method for large-scale linear SVM", algorithm 1, as
 * LIBLINEAR has it, without its shrinking.
 * @param labels [count], below `classCount`
 * @param cost weight of the losses, C > 0
 */
export function linearSvm(rows: Rows, labels: Uint8Array, classCount: number, cost: number): Hyperplanes {
  const lengths = squaredLengths(rows);
  return Array.from({length: classCount}, (_, label) => {
    const signs = Int8Array.from(labels, (one) => (one === label ? 1 : -1));
    return hyperplane(rows, lengths, signs, cost);
  });
}

/** The class whose hyperplane gives the largest value, [count]. */
export function svmPredictions({values, size}: Rows, hyperplanes: Hyperplanes): Uint8Array {
  return Uint8Array.from({length: values.length / size}, (_, i) => {
    const scores = hyperplanes.map((weights) => score(values, i * size, weights));
    return scores.indexOf(Math.max(...scores));
  });
}

function hyperplane({values, size}: Rows, lengths: Float64Array, signs: Int8Array, cost: number): Float64Array {
  const weights = new Float64Array(size + 1);
  const multipliers = new Float64Array(signs.length);
  const diagonal = 1 / (2 * cost);
  for (let epoch = 0; epoch < mostEpochs; ++epoch) {
    let [least, most] = [Infinity, -Infinity];
    for (const i of permutation({seed: 1, stream: "order", epoch}, signs.length)) {
      const [sign, multiplier] = [signs[i]!, multipliers[i]!];
      const slope = sign * score(values, i * size, weights) - 1 + diagonal * multiplier;
      const projected = multiplier === 0 ? Math.min(slope, 0) : slope;
      [least, most] = [Math.min(least, projected), Math.max(most, projected)];
      if (projected === 0) continue;
      const next = Math.max(multiplier - slope / (lengths[i]! + diagonal), 0);
      add(weights, values, i * size, (next - multiplier) * sign);
      multipliers[i] = next;
    }
    if (most - least < tolerance) break;
  }
  return weights;
}

function score(values: Float32Array, from: number, weights: Float64Array): number {
  const size = weights.length - 1;
  let sum = weights[size]!;
  for (let k = 0; k < size; ++k) sum += values[from + k]! * weights[k]!;
  return sum;
}

function add(weights: Float64Array, values: Float32Array, from: number, factor: number): void {
  const size = weights.length - 1;
  for (let k = 0; k < size; ++k) weights[k]! += values[from + k]! * factor;
  weights[size]! += factor;
}

/** Of each row, with the constant 1 that follows it. */
function squaredLengths({values, size}: Rows): Float64Array {
  return Float64Array.from({length: values.length / size}, (_, i) => {
    let sum = 1;
    for (let k = i * size; k < (i + 1) * size; ++k) sum += values[k]! * values[k]!;
    return sum;
  });
}

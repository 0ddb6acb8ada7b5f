import {classCount} from "../../src/lib/classNames.js";

/** Stands for the class of an example that reaches no class's threshold. */
export const noClass = 255;

/**
 * The class that each example confidently belongs to: of those classes whose threshold its probability reaches, the
 * most probable, of equal ones the lowest index.
 * Source: Northcutt, Jiang and Chuang 2021, equation 1. A class below its threshold never counts, even if it is the most
 * probable of all ten; the paper's package cleanlab takes the most probable of all as soon as two reach theirs.
 * @param probabilities by example, then class; shape [n, 10]
 * @param thresholds shape [10]; NaN is never reached
 * @returns shape [n]: 0 to 9, or 255 where no threshold is reached
 */
export function confidentClasses(probabilities: Float32Array, thresholds: Float64Array): Uint8Array {
  return Uint8Array.from({length: probabilities.length / classCount}, (_, example) => {
    let found = noClass;
    let largest = -Infinity;
    for (let label = 0; label < classCount; ++label) {
      const probability = probabilities[example * classCount + label]!;
      if (!(probability >= thresholds[label]!) || probability <= largest) continue;
      largest = probability;
      found = label;
    }
    return found;
  });
}

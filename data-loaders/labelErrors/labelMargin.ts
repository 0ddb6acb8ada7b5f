import {classCount} from "../../src/lib/classNames.js";

/**
 * The probability of each example's own label less the largest of the other classes: below 0 where another class is
 * more probable. Source: Northcutt, Jiang and Chuang 2021, "normalized margin"; their package cleanlab maps it to
 * [0, 1] as (margin + 1) / 2.
 * @param probabilities by example, then class; shape [n, 10]
 * @param labels given classes, 0 to 9; shape [n]
 * @returns shape [n], in [−1, 1]
 */
export function labelMargin(probabilities: Float32Array, labels: Uint8Array): Float32Array {
  return Float32Array.from(labels, (label, i) => {
    const own = i * classCount + label;
    let largestOther = 0;
    for (let cell = i * classCount; cell < (i + 1) * classCount; ++cell)
      if (cell !== own) largestOther = Math.max(largestOther, probabilities[cell]!);
    return probabilities[own]! - largestOther;
  });
}

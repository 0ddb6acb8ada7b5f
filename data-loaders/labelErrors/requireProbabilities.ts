import {classCount} from "../../src/lib/classNames.js";

/** How far float32's rounding may take a sum of ten probabilities from 1, with much to spare. */
const tolerance = 1e-4;

/**
 * @param probabilities by example, then class; shape [exampleCount, 10]
 * @throws RangeError if there are not ten for each example, one is negative or NaN, or an example's do not add up to 1
 */
export function requireProbabilities(probabilities: Float32Array, exampleCount: number): void {
  const expectedCount = exampleCount * classCount;
  if (probabilities.length !== expectedCount) {
    throw new RangeError(
      `invalid probabilities: expected ${classCount} for each of ${exampleCount} labels, got ${probabilities.length}`
    );
  }
  for (let example = 0; example < exampleCount; ++example) {
    const row = probabilities.subarray(example * classCount, (example + 1) * classCount);
    const sum = row.reduce((total, probability) => total + probability, 0);
    if (row.every((probability) => probability >= 0) && Math.abs(sum - 1) <= tolerance) continue;
    throw new RangeError(
      `invalid probabilities of example ${example}: expected none below 0 and a sum of 1, got ${row.join(", ")}`
    );
  }
}

import {classCount} from "../../src/lib/classNames.js";
import {classIndices} from "./classIndices.js";
import {pick, type Examples} from "./examples.js";

/**
 * The first examples of each class, as many of each, in file order: a small stand-in for quick runs.
 * @param count examples in all, a multiple of ten
 * @throws RangeError if the count is no positive multiple of ten, or a class has too few examples
 */
export function quickSubset(examples: Examples, count: number): Examples {
  const perClass = count / classCount;
  if (!Number.isInteger(perClass) || perClass < 1) {
    throw new RangeError(`invalid subset: expected a positive multiple of ${classCount} examples, got ${count}`);
  }
  const byClass = classIndices(examples.labels);
  const smallest = Math.min(...byClass.map((indices) => indices.length));
  if (smallest < perClass) {
    throw new RangeError(`invalid subset: expected at most ${smallest} examples per class, got ${perClass}`);
  }
  const chosen = byClass.flatMap((indices) => [...indices.subarray(0, perClass)]);
  return pick(examples, Uint32Array.from(chosen).sort());
}

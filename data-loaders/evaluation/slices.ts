import {studentTail} from "../../src/lib/studentQuantile.js";

/** How many parts of equal size a measure is cut into. */
export const partCount = 5;

/** The images of one part of a measure: those of the half that was not looked at, and how they fared. */
export interface Slice {
  /** Values of the measure, from more than one to at most the other; the first part's lower end is in it. */
  readonly from: number;
  readonly to: number;
  readonly count: number;
  readonly errorCount: number;
  /** Whether the other half names this part as the worst. */
  readonly isSuspected: boolean;
  /** Two-sided p of no difference in errors to the other parts, in [0, 1]; undefined where it is not suspected. */
  readonly pValue: number | undefined;
}

/**
 * Cuts images by a measure into fifths, takes the fifth with the most errors among the images of even numbers, and tests
 * on those of odd numbers, which had no part in the choice, whether it is worse than the rest: Welch's t test of errors,
 * each 0 or 1. Source: Welch 1947, "The generalization of 'Student's' problem".
 * @param values of the measure, one an image; shape [n]
 * @param correct 1 where the image is classified correctly; shape [n]
 */
export function slices(values: ArrayLike<number>, correct: Uint8Array): Slice[] {
  const [seen, unseen] = [0, 1].map((rest) => Array.from(correct.keys()).filter((image) => image % 2 === rest));
  const limits = limitsOf(seen!.map((image) => values[image]!));
  const parts = (images: readonly number[]): Errors[] => {
    const found = Array.from({length: partCount}, () => ({count: 0, errorCount: 0}));
    for (const image of images) {
      const part = found[partOf(values[image]!, limits)]!;
      part.count += 1;
      part.errorCount += 1 - correct[image]!;
    }
    return found;
  };
  const rates = parts(seen!).map(({count, errorCount}) => errorCount / count);
  const suspected = rates.indexOf(Math.max(...rates));
  const tested = parts(unseen!);
  return tested.map((part, i) => ({
    from: limits[i]!,
    to: limits[i + 1]!,
    ...part,
    isSuspected: i === suspected,
    pValue: i === suspected ? welch(part, without(tested, i)) : undefined
  }));
}

interface Errors {
  count: number;
  errorCount: number;
}

/** Ends of the parts, from the least value to the greatest; shape [partCount + 1]. */
function limitsOf(values: readonly number[]): number[] {
  const sorted = Float64Array.from(values).sort();
  return Array.from({length: partCount + 1}, (_, i) => {
    return sorted[Math.max(0, Math.ceil((i * sorted.length) / partCount) - 1)]!;
  });
}

/** The part that a value belongs to; values beyond the ends belong to the parts there. */
function partOf(value: number, limits: readonly number[]): number {
  const part = limits.slice(1, -1).findIndex((limit) => value <= limit);
  return part < 0 ? partCount - 1 : part;
}

function without(parts: readonly Errors[], place: number): Errors {
  const others = parts.filter((_, i) => i !== place);
  return {
    count: others.reduce((sum, {count}) => sum + count, 0),
    errorCount: others.reduce((sum, {errorCount}) => sum + errorCount, 0)
  };
}

/** Two-sided p of Welch's t test of two shares. */
function welch(first: Errors, second: Errors): number {
  const [a, b] = [first, second].map(({count, errorCount}) => {
    const share = errorCount / count;
    return {share, count, squaredError: (share * (1 - share)) / (count - 1)};
  });
  const squaredError = a!.squaredError + b!.squaredError;
  const t = Math.abs(a!.share - b!.share) / Math.sqrt(squaredError);
  const degreesOfFreedom =
    squaredError ** 2 / (a!.squaredError ** 2 / (a!.count - 1) + b!.squaredError ** 2 / (b!.count - 1));
  return 2 * studentTail(t, degreesOfFreedom);
}

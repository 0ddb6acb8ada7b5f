import {requireSameLength} from "./requireSameLength.js";

/** The 2 × 2 table of two classifiers on the same examples; the four counts sum to their number. */
export interface Outcomes {
  readonly bothCount: number;
  readonly onlyFirstCount: number;
  readonly onlySecondCount: number;
  readonly neitherCount: number;
}

/**
 * How many examples both classifiers, only one and neither got right.
 * @param firstCorrect 1 where the first classifier is right, else 0; shape [n]
 * @param secondCorrect the same of the second; shape [n]
 * @throws RangeError if the lengths differ
 */
export function outcomes(firstCorrect: Uint8Array, secondCorrect: Uint8Array): Outcomes {
  requireSameLength(firstCorrect, secondCorrect, ["examples of the first", "of the second"]);
  let bothCount = 0;
  let onlyFirstCount = 0;
  let onlySecondCount = 0;
  for (let i = 0; i < firstCorrect.length; ++i) {
    if (firstCorrect[i] && secondCorrect[i]) ++bothCount;
    else if (firstCorrect[i]) ++onlyFirstCount;
    else if (secondCorrect[i]) ++onlySecondCount;
  }
  const neitherCount = firstCorrect.length - bothCount - onlyFirstCount - onlySecondCount;
  return {bothCount, onlyFirstCount, onlySecondCount, neitherCount};
}

/** Holm's step-down: the i-th smallest of m p values times m − i + 1, never less than one before it, at most 1. */
export function holm(pValues: readonly number[]): number[] {
  const rising = [...pValues].sort((a, b) => a - b);
  const stepped = rising.map((pValue, i) => pValue * (rising.length - i));
  return pValues.map((pValue) => Math.min(1, Math.max(...stepped.slice(0, rising.lastIndexOf(pValue) + 1))));
}

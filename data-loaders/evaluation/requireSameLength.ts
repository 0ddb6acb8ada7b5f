/**
 * @throws RangeError if the lengths differ, naming both arrays
 * @param names what the arrays hold, in their order, for the message
 */
export function requireSameLength(
  first: ArrayLike<unknown>,
  second: ArrayLike<unknown>,
  names: readonly [string, string]
): void {
  if (first.length === second.length) return;
  throw new RangeError(
    `invalid lengths: expected as many ${names[1]} as ${names[0]} (${first.length}), got ${second.length}`
  );
}

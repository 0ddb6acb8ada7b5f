/**
 * Holm's step-down correction for many tests: adjusted p values as log10, each in (−∞, 0]. An adjusted p at or below
 * the level may be called significant with that chance of any false alarm among all tests, however they depend.
 * Source: Holm 1979, "A simple sequentially rejective multiple test procedure".
 * @param log10PValues of each test; shape [n], in (−∞, 0]
 */
export function holm(log10PValues: ArrayLike<number>): Float64Array {
  const adjusted = new Float64Array(log10PValues.length);
  const order = Array.from(adjusted.keys()).sort((a, b) => log10PValues[a]! - log10PValues[b]! || a - b);
  let largest = -Infinity;
  order.forEach((test, place) => {
    largest = Math.max(largest, log10PValues[test]! + Math.log10(order.length - place));
    adjusted[test] = Math.min(0, largest);
  });
  return adjusted;
}

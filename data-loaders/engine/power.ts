/**
 * A number to a whole power, by squaring. JavaScript leaves the last bit of its own power open, and engines differ in
 * it; products are the same everywhere.
 * @param exponent a whole number, at least 0
 */
export function power(base: number, exponent: number): number {
  let [result, square] = [1, base];
  for (let left = exponent; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result *= square;
    square *= square;
  }
  return result;
}

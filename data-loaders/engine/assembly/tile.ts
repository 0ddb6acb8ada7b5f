/** Bytes of a vector, and of a row of a panel: eight columns. */
export const vectorBytes: usize = 16;
export const panelBytes: usize = 32;

/**
 * Stores eight columns of a row: as they are, or added to what is there.
 * @param at address of the row's first column
 */
// @ts-ignore: decorator
@inline
export function storeRow(at: usize, low: v128, high: v128, adds: bool): void {
  if (adds) {
    low = f32x4.add(v128.load(at), low);
    high = f32x4.add(v128.load(at, vectorBytes), high);
  }
  v128.store(at, low);
  v128.store(at, high, vectorBytes);
}

/**
 * A tile of four rows and eight columns of a product, each element summed in the order of k from zero.
 * @param a0 addresses of the four rows' first factors, which lie aStep bytes apart
 * @param b address of the first eight columns, bStep bytes from row to row
 * @param c where the tile goes, cRow bytes from row to row
 * @param adds whether the tile is added to what is there
 */
// @ts-ignore: decorator
@inline
export function tileOfFour(
  a0: usize,
  a1: usize,
  a2: usize,
  a3: usize,
  aStep: usize,
  b: usize,
  bStep: usize,
  k: i32,
  c: usize,
  cRow: usize,
  adds: bool
): void {
  let low0 = f32x4.splat(0);
  let high0 = f32x4.splat(0);
  let low1 = f32x4.splat(0);
  let high1 = f32x4.splat(0);
  let low2 = f32x4.splat(0);
  let high2 = f32x4.splat(0);
  let low3 = f32x4.splat(0);
  let high3 = f32x4.splat(0);
  for (let i = k; i != 0; --i) {
    const low = v128.load(b);
    const high = v128.load(b, vectorBytes);
    const x0 = v128.load32_splat(a0);
    low0 = f32x4.add(low0, f32x4.mul(x0, low));
    high0 = f32x4.add(high0, f32x4.mul(x0, high));
    const x1 = v128.load32_splat(a1);
    low1 = f32x4.add(low1, f32x4.mul(x1, low));
    high1 = f32x4.add(high1, f32x4.mul(x1, high));
    const x2 = v128.load32_splat(a2);
    low2 = f32x4.add(low2, f32x4.mul(x2, low));
    high2 = f32x4.add(high2, f32x4.mul(x2, high));
    const x3 = v128.load32_splat(a3);
    low3 = f32x4.add(low3, f32x4.mul(x3, low));
    high3 = f32x4.add(high3, f32x4.mul(x3, high));
    a0 += aStep;
    a1 += aStep;
    a2 += aStep;
    a3 += aStep;
    b += bStep;
  }
  storeRow(c, low0, high0, adds);
  storeRow(c + cRow, low1, high1, adds);
  storeRow(c + 2 * cRow, low2, high2, adds);
  storeRow(c + 3 * cRow, low3, high3, adds);
}

/** The same for four rows whose factors lie side by side, as in a matrix that is taken transposed. */
// @ts-ignore: decorator
@inline
export function tileOfFourAdjacent(
  a: usize,
  aStep: usize,
  b: usize,
  bStep: usize,
  k: i32,
  c: usize,
  cRow: usize,
  adds: bool
): void {
  let low0 = f32x4.splat(0);
  let high0 = f32x4.splat(0);
  let low1 = f32x4.splat(0);
  let high1 = f32x4.splat(0);
  let low2 = f32x4.splat(0);
  let high2 = f32x4.splat(0);
  let low3 = f32x4.splat(0);
  let high3 = f32x4.splat(0);
  for (let i = k; i != 0; --i) {
    const low = v128.load(b);
    const high = v128.load(b, vectorBytes);
    const x0 = v128.load32_splat(a);
    low0 = f32x4.add(low0, f32x4.mul(x0, low));
    high0 = f32x4.add(high0, f32x4.mul(x0, high));
    const x1 = v128.load32_splat(a, 4);
    low1 = f32x4.add(low1, f32x4.mul(x1, low));
    high1 = f32x4.add(high1, f32x4.mul(x1, high));
    const x2 = v128.load32_splat(a, 8);
    low2 = f32x4.add(low2, f32x4.mul(x2, low));
    high2 = f32x4.add(high2, f32x4.mul(x2, high));
    const x3 = v128.load32_splat(a, 12);
    low3 = f32x4.add(low3, f32x4.mul(x3, low));
    high3 = f32x4.add(high3, f32x4.mul(x3, high));
    a += aStep;
    b += bStep;
  }
  storeRow(c, low0, high0, adds);
  storeRow(c + cRow, low1, high1, adds);
  storeRow(c + 2 * cRow, low2, high2, adds);
  storeRow(c + 3 * cRow, low3, high3, adds);
}

/** The same for a single row, which is left where rows do not come in fours. */
// @ts-ignore: decorator
@inline
export function tileOfOne(a: usize, aStep: usize, b: usize, bStep: usize, k: i32, c: usize, adds: bool): void {
  let low = f32x4.splat(0);
  let high = f32x4.splat(0);
  for (let i = k; i != 0; --i) {
    const x = v128.load32_splat(a);
    low = f32x4.add(low, f32x4.mul(x, v128.load(b)));
    high = f32x4.add(high, f32x4.mul(x, v128.load(b, vectorBytes)));
    a += aStep;
    b += bStep;
  }
  storeRow(c, low, high, adds);
}

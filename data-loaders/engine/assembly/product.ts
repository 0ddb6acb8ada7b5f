import {panelBytes, tileOfFour, tileOfFourAdjacent, tileOfOne} from "./tile";

/**
 * C = A · B, or C += A · B, each element summed in the order of k.
 * @param a A, [m, k], aRow bytes from row to row and aStep bytes from column to column
 * @param b B's first panel of eight columns: bRow bytes from row to row, bPanel bytes from panel to panel
 * @param c C, [m, panels * 8], cRow bytes from row to row
 */
export function product(
  a: usize,
  aRow: usize,
  aStep: usize,
  b: usize,
  bRow: usize,
  bPanel: usize,
  c: usize,
  cRow: usize,
  m: i32,
  k: i32,
  panels: i32,
  adds: bool
): void {
  const fours = m & ~3;
  for (let panel = 0; panel < panels; ++panel) {
    let row = a;
    let to = c;
    let i = 0;
    if (aRow == 4) {
      for (; i < fours; i += 4) {
        tileOfFourAdjacent(row, aStep, b, bRow, k, to, cRow, adds);
        row += 16;
        to += 4 * cRow;
      }
    } else {
      for (; i < fours; i += 4) {
        tileOfFour(row, row + aRow, row + 2 * aRow, row + 3 * aRow, aStep, b, bRow, k, to, cRow, adds);
        row += 4 * aRow;
        to += 4 * cRow;
      }
    }
    for (; i < m; ++i) {
      tileOfOne(row, aStep, b, bRow, k, to, adds);
      row += aRow;
      to += cRow;
    }
    b += bPanel;
    c += panelBytes;
  }
}

import {vectorBytes} from "./tile";

/**
 * A matrix cut into panels of eight columns; what is missing of the last panel is zero.
 * @param b [k, n], row after row
 * @param panels [⌈n / 8⌉, k, 8]
 */
export function packColumns(b: usize, k: i32, n: i32, panels: usize): void {
  const rowBytes: usize = n << 2;
  for (let column = 0; column < n; column += 8) {
    let from = b + ((<usize>column) << 2);
    const width = min(8, n - column);
    for (let row = 0; row < k; ++row, from += rowBytes) {
      if (width == 8) {
        v128.store(panels, v128.load(from));
        v128.store(panels, v128.load(from, vectorBytes), vectorBytes);
      } else {
        for (let j = 0; j < 8; ++j) store<f32>(panels + (j << 2), j < width ? load<f32>(from + (j << 2)) : 0);
      }
      panels += 2 * vectorBytes;
    }
  }
}

/**
 * The same of a matrix taken transposed.
 * @param b [n, k], row after row
 * @param panels [⌈n / 8⌉, k, 8]
 */
export function packRows(b: usize, k: i32, n: i32, panels: usize): void {
  const rowBytes: usize = k << 2;
  for (let column = 0; column < n; column += 8) {
    const from = b + <usize>column * rowBytes;
    const width = min(8, n - column);
    for (let j = 0; j < 8; ++j) {
      const row = from + <usize>j * rowBytes;
      const to = panels + (j << 2);
      for (let i = 0; i < k; ++i) store<f32>(to + (i << 5), j < width ? load<f32>(row + (i << 2)) : 0);
    }
    panels += (<usize>k) << 5;
  }
}

/**
 * y = x transposed.
 * @param x [rows, columns], rowBytes from row to row
 * @param y [columns, rows]
 */
export function transpose(x: usize, rows: i32, columns: i32, rowBytes: usize, y: usize): void {
  const columnBytes: usize = rows << 2;
  for (let i = 0; i < rows; ++i) {
    let to = y + ((<usize>i) << 2);
    for (let j = 0; j < columns; ++j) {
      store<f32>(to, load<f32>(x + (j << 2)));
      to += columnBytes;
    }
    x += rowBytes;
  }
}

/** The first columns of panels' rows as a matrix. @param x [rows, stride] @param y [rows, columns] */
export function narrow(x: usize, rows: i32, stride: i32, columns: i32, y: usize): void {
  for (let i = 0; i < rows; ++i) {
    for (let j = 0; j < columns; ++j) {
      store<f32>(y, load<f32>(x + (j << 2)));
      y += 4;
    }
    x += (<usize>stride) << 2;
  }
}

/**
 * A convolution's filters turned by half a turn, with their channels exchanged.
 * @param g [height, width, inChannels, outChannels]
 * @param y [height, width, outChannels, inChannels]
 */
export function turnFilters(g: usize, taps: i32, inChannels: i32, outChannels: i32, y: usize): void {
  const tapBytes: usize = (inChannels * outChannels) << 2;
  for (let tap = 0; tap < taps; ++tap) {
    const from = g + <usize>(taps - 1 - tap) * tapBytes;
    transpose(from, inChannels, outChannels, outChannels << 2, y + <usize>tap * tapBytes);
  }
}

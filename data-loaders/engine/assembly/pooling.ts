import {vectorBytes} from "./tile";

/*
 * Poolings whose windows tile the images: side by side, with nothing left out. Channels come in fours.
 * rows: rows of windows, over all images; windows: windows in a row.
 */

/** Largest value of each window of 2 × 2, channel by channel. */
export function maxPool(x: usize, rows: i32, windows: i32, channels: i32, y: usize): void {
  const pixel: usize = channels << 2;
  const rowBytes = <usize>(2 * windows) * pixel;
  for (let row = 0; row < rows; ++row) {
    for (let window = 0; window < windows; ++window) {
      const end = x + pixel;
      for (; x < end; x += vectorBytes) {
        const upper = f32x4.max(v128.load(x), v128.load(x + pixel));
        const lower = f32x4.max(v128.load(x + rowBytes), v128.load(x + rowBytes + pixel));
        v128.store(y, f32x4.max(upper, lower));
        y += vectorBytes;
      }
      x += pixel;
    }
    x += rowBytes;
  }
}

/**
 * Gradient of the same: each window's goes to its first largest value, row by row.
 * @param y what the pooling gave
 * @param isRectified whether x is what a rectifier left, whose gradient is then taken as well: no window's gradient
 *   goes on where nothing in it is above zero
 */
export function maxPoolGradient(
  x: usize,
  y: usize,
  dy: usize,
  isRectified: bool,
  rows: i32,
  windows: i32,
  channels: i32,
  dx: usize
): void {
  const pixel: usize = channels << 2;
  const rowBytes = <usize>(2 * windows) * pixel;
  const least = isRectified ? f32x4.splat(0) : f32x4.splat(-Infinity);
  for (let row = 0; row < rows; ++row) {
    for (let window = 0; window < windows; ++window) {
      const end = x + pixel;
      for (; x < end; x += vectorBytes) {
        const largest = v128.load(y);
        let gradient = v128.and(v128.load(dy), f32x4.gt(largest, least));
        const is0 = f32x4.eq(v128.load(x), largest);
        v128.store(dx, v128.and(gradient, is0));
        gradient = v128.andnot(gradient, is0);
        const is1 = f32x4.eq(v128.load(x + pixel), largest);
        v128.store(dx + pixel, v128.and(gradient, is1));
        gradient = v128.andnot(gradient, is1);
        const is2 = f32x4.eq(v128.load(x + rowBytes), largest);
        v128.store(dx + rowBytes, v128.and(gradient, is2));
        gradient = v128.andnot(gradient, is2);
        const is3 = f32x4.eq(v128.load(x + rowBytes + pixel), largest);
        v128.store(dx + rowBytes + pixel, v128.and(gradient, is3));
        y += vectorBytes;
        dy += vectorBytes;
        dx += vectorBytes;
      }
      x += pixel;
      dx += pixel;
    }
    x += rowBytes;
    dx += rowBytes;
  }
}

/** Mean of each window, channel by channel. @param height of a window */
export function averagePool(
  x: usize,
  rows: i32,
  windows: i32,
  channels: i32,
  height: i32,
  width: i32,
  y: usize
): void {
  const pixel: usize = channels << 2;
  const rowBytes = <usize>(windows * width) * pixel;
  const size = f32x4.splat(<f32>(height * width));
  for (let row = 0; row < rows; ++row, x += <usize>height * rowBytes) {
    for (let window = 0; window < windows; ++window) {
      for (let c: usize = 0; c < pixel; c += vectorBytes) {
        let sum = f32x4.splat(0);
        for (let i = 0; i < height; ++i) {
          const from = x + <usize>i * rowBytes + <usize>(window * width) * pixel + c;
          for (let j = 0; j < width; ++j) sum = f32x4.add(sum, v128.load(from + <usize>j * pixel));
        }
        v128.store(y, f32x4.div(sum, size));
        y += vectorBytes;
      }
    }
  }
}

/** Gradient of the same: each window's is shared out evenly. */
export function averagePoolGradient(
  dy: usize,
  rows: i32,
  windows: i32,
  channels: i32,
  height: i32,
  width: i32,
  dx: usize
): void {
  const pixel: usize = channels << 2;
  const rowBytes = <usize>(windows * width) * pixel;
  const size = f32x4.splat(<f32>(height * width));
  for (let row = 0; row < rows; ++row, dx += <usize>height * rowBytes) {
    for (let window = 0; window < windows; ++window) {
      for (let c: usize = 0; c < pixel; c += vectorBytes) {
        const share = f32x4.add(f32x4.splat(0), f32x4.div(v128.load(dy), size)); // no −0, as in a sum from zero
        for (let i = 0; i < height; ++i) {
          const to = dx + <usize>i * rowBytes + <usize>(window * width) * pixel + c;
          for (let j = 0; j < width; ++j) v128.store(to + <usize>j * pixel, share);
        }
        dy += vectorBytes;
      }
    }
  }
}

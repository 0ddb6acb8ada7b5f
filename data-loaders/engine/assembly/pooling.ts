import {vectorBytes} from "./tile";

/** Where a window begins and ends in an image: rows and columns outside of it are no part. */
// @ts-ignore: decorator
@inline
function windowStart(at: i32, stride: i32, before: i32): i32 {
  return max(0, at * stride - before);
}

// @ts-ignore: decorator
@inline
function windowEnd(at: i32, stride: i32, before: i32, size: i32, side: i32): i32 {
  return min(side, at * stride - before + size);
}

/** Whether windows lie side by side and leave nothing out. */
// @ts-ignore: decorator
@inline
function isTiling(side: i32, outSide: i32, size: i32, stride: i32, before: i32): bool {
  return stride == size && before == 0 && outSide * size == side;
}

/** Largest value of each window, channel by channel; channels come in fours. */
export function maxPool(
  x: usize,
  images: i32,
  height: i32,
  width: i32,
  channels: i32,
  outHeight: i32,
  outWidth: i32,
  windowHeight: i32,
  windowWidth: i32,
  strideDown: i32,
  strideAcross: i32,
  top: i32,
  left: i32,
  y: usize
): void {
  const pixel: usize = channels << 2;
  const rowBytes = <usize>width * pixel;
  const isDown = isTiling(height, outHeight, windowHeight, strideDown, top);
  const isAcross = isTiling(width, outWidth, windowWidth, strideAcross, left);
  if (isDown && isAcross && windowHeight == 2 && windowWidth == 2) {
    largestOfFour(x, images * outHeight, outWidth, pixel, y);
    return;
  }
  for (let image = 0; image < images; ++image, x += <usize>height * rowBytes) {
    for (let i = 0; i < outHeight; ++i) {
      const firstRow = windowStart(i, strideDown, top);
      const rowEnd = windowEnd(i, strideDown, top, windowHeight, height);
      for (let j = 0; j < outWidth; ++j) {
        const firstColumn = windowStart(j, strideAcross, left);
        const columnEnd = windowEnd(j, strideAcross, left, windowWidth, width);
        const corner = x + <usize>firstRow * rowBytes + <usize>firstColumn * pixel;
        for (let c: usize = 0; c < pixel; c += vectorBytes) {
          let largest = v128.load(corner + c);
          let from = corner + c;
          for (let row = firstRow; row < rowEnd; ++row, from += rowBytes) {
            let at = from;
            for (let column = firstColumn; column < columnEnd; ++column, at += pixel) {
              largest = f32x4.max(largest, v128.load(at));
            }
          }
          v128.store(y, largest);
          y += vectorBytes;
        }
      }
    }
  }
}

/** Largest of 2 × 2 values, for windows that tile the images. @param rows of windows, over all images */
function largestOfFour(x: usize, rows: i32, windows: i32, pixel: usize, y: usize): void {
  const rowBytes = 2 * <usize>windows * pixel;
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

/** Gradient of the same, and where what was pooled had been rectified, of that as well. */
function gradientOfFour(
  x: usize,
  y: usize,
  dy: usize,
  rows: i32,
  windows: i32,
  pixel: usize,
  isRectified: bool,
  dx: usize
): void {
  const least = isRectified ? f32x4.splat(0) : f32x4.splat(-Infinity);
  const rowBytes = 2 * <usize>windows * pixel;
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

/**
 * Gradient of max pooling: each window's gradient is added at its first largest value, row by row.
 * @param y what the pooling gave
 * @param isRectified whether x is what a rectifier left, whose gradient is then taken as well: no window's gradient
 *   goes on where nothing in it is above zero
 */
export function maxPoolGradient(
  x: usize,
  y: usize,
  dy: usize,
  isRectified: bool,
  images: i32,
  height: i32,
  width: i32,
  channels: i32,
  outHeight: i32,
  outWidth: i32,
  windowHeight: i32,
  windowWidth: i32,
  strideDown: i32,
  strideAcross: i32,
  top: i32,
  left: i32,
  dx: usize
): void {
  const pixel: usize = channels << 2;
  const rowBytes = <usize>width * pixel;
  const imageBytes = <usize>height * rowBytes;
  const isDown = isTiling(height, outHeight, windowHeight, strideDown, top);
  const isAcross = isTiling(width, outWidth, windowWidth, strideAcross, left);
  if (isDown && isAcross && windowHeight == 2 && windowWidth == 2 && (channels & 3) == 0) {
    gradientOfFour(x, y, dy, images * outHeight, outWidth, pixel, isRectified, dx);
    return;
  }
  const least = isRectified ? f32x4.splat(0) : f32x4.splat(-Infinity);
  memory.fill(dx, 0, <usize>images * imageBytes);
  for (let image = 0; image < images; ++image, x += imageBytes, dx += imageBytes) {
    for (let i = 0; i < outHeight; ++i) {
      const firstRow = windowStart(i, strideDown, top);
      const rowEnd = windowEnd(i, strideDown, top, windowHeight, height);
      for (let j = 0; j < outWidth; ++j) {
        const firstColumn = windowStart(j, strideAcross, left);
        const columnEnd = windowEnd(j, strideAcross, left, windowWidth, width);
        const corner = <usize>firstRow * rowBytes + <usize>firstColumn * pixel;
        let c: usize = 0;
        for (; c + vectorBytes <= pixel; c += vectorBytes) {
          const largest = v128.load(y);
          let gradient = v128.and(v128.load(dy), f32x4.gt(largest, least));
          let from = corner + c;
          for (let row = firstRow; row < rowEnd; ++row, from += rowBytes) {
            let at = from;
            for (let column = firstColumn; column < columnEnd; ++column, at += pixel) {
              const here = f32x4.eq(v128.load(x + at), largest);
              v128.store(dx + at, f32x4.add(v128.load(dx + at), v128.and(gradient, here)));
              gradient = v128.andnot(gradient, here);
            }
          }
          y += vectorBytes;
          dy += vectorBytes;
        }
        for (; c < pixel; c += 4) {
          const largest = load<f32>(y);
          let isSought = !isRectified || largest > 0;
          let from = corner + c;
          for (let row = firstRow; row < rowEnd; ++row, from += rowBytes) {
            let at = from;
            for (let column = firstColumn; column < columnEnd; ++column, at += pixel) {
              if (!isSought || load<f32>(x + at) != largest) continue;
              store<f32>(dx + at, load<f32>(dx + at) + load<f32>(dy));
              isSought = false;
            }
          }
          y += 4;
          dy += 4;
        }
      }
    }
  }
}

/** Mean of each window, channel by channel, over the part of it that lies in the image; channels come in fours. */
export function averagePool(
  x: usize,
  images: i32,
  height: i32,
  width: i32,
  channels: i32,
  outHeight: i32,
  outWidth: i32,
  windowHeight: i32,
  windowWidth: i32,
  strideDown: i32,
  strideAcross: i32,
  top: i32,
  left: i32,
  y: usize
): void {
  const pixel: usize = channels << 2;
  const rowBytes = <usize>width * pixel;
  for (let image = 0; image < images; ++image, x += <usize>height * rowBytes) {
    for (let i = 0; i < outHeight; ++i) {
      const firstRow = windowStart(i, strideDown, top);
      const rowEnd = windowEnd(i, strideDown, top, windowHeight, height);
      for (let j = 0; j < outWidth; ++j) {
        const firstColumn = windowStart(j, strideAcross, left);
        const columnEnd = windowEnd(j, strideAcross, left, windowWidth, width);
        const corner = x + <usize>firstRow * rowBytes + <usize>firstColumn * pixel;
        const size = f32x4.splat(<f32>((rowEnd - firstRow) * (columnEnd - firstColumn)));
        for (let c: usize = 0; c < pixel; c += vectorBytes) {
          let sum = f32x4.splat(0);
          let from = corner + c;
          for (let row = firstRow; row < rowEnd; ++row, from += rowBytes) {
            let at = from;
            for (let column = firstColumn; column < columnEnd; ++column, at += pixel) {
              sum = f32x4.add(sum, v128.load(at));
            }
          }
          v128.store(y, f32x4.div(sum, size));
          y += vectorBytes;
        }
      }
    }
  }
}

/** Gradient of mean pooling: each window's gradient is shared out evenly over its part in the image. */
export function averagePoolGradient(
  dy: usize,
  images: i32,
  height: i32,
  width: i32,
  channels: i32,
  outHeight: i32,
  outWidth: i32,
  windowHeight: i32,
  windowWidth: i32,
  strideDown: i32,
  strideAcross: i32,
  top: i32,
  left: i32,
  dx: usize
): void {
  const pixel: usize = channels << 2;
  const rowBytes = <usize>width * pixel;
  const imageBytes = <usize>height * rowBytes;
  memory.fill(dx, 0, <usize>images * imageBytes);
  for (let image = 0; image < images; ++image, dx += imageBytes) {
    for (let i = 0; i < outHeight; ++i) {
      const firstRow = windowStart(i, strideDown, top);
      const rowEnd = windowEnd(i, strideDown, top, windowHeight, height);
      for (let j = 0; j < outWidth; ++j) {
        const firstColumn = windowStart(j, strideAcross, left);
        const columnEnd = windowEnd(j, strideAcross, left, windowWidth, width);
        const corner = dx + <usize>firstRow * rowBytes + <usize>firstColumn * pixel;
        const size = f32x4.splat(<f32>((rowEnd - firstRow) * (columnEnd - firstColumn)));
        for (let c: usize = 0; c < pixel; c += vectorBytes) {
          const share = f32x4.div(v128.load(dy), size);
          let from = corner + c;
          for (let row = firstRow; row < rowEnd; ++row, from += rowBytes) {
            let at = from;
            for (let column = firstColumn; column < columnEnd; ++column, at += pixel) {
              v128.store(at, f32x4.add(v128.load(at), share));
            }
          }
          dy += vectorBytes;
        }
      }
    }
  }
}

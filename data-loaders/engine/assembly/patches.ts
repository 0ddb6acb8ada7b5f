import {vectorBytes} from "./tile";

/** Copies values; runs of a patch are short, so that no call pays. */
// @ts-ignore: decorator
@inline
function copyRun(from: usize, to: usize, bytes: usize): void {
  const end = from + bytes;
  while (from + vectorBytes <= end) {
    v128.store(to, v128.load(from));
    from += vectorBytes;
    to += vectorBytes;
  }
  while (from < end) {
    store<f32>(to, load<f32>(from));
    from += 4;
    to += 4;
  }
}

/** Adds values to what is there. */
// @ts-ignore: decorator
@inline
function addRun(from: usize, to: usize, bytes: usize): void {
  const end = from + bytes;
  while (from + vectorBytes <= end) {
    v128.store(to, f32x4.add(v128.load(to), v128.load(from)));
    from += vectorBytes;
    to += vectorBytes;
  }
  while (from < end) {
    store<f32>(to, load<f32>(to) + load<f32>(from));
    from += 4;
    to += 4;
  }
}

/**
 * Images with a border of zeros.
 * @param x [images, height, rowBytes]
 * @param y [images, paddedHeight, paddedRowBytes]
 * @param top rows above an image
 * @param left bytes before a row
 */
export function padImages(
  x: usize,
  images: i32,
  height: i32,
  rowBytes: usize,
  y: usize,
  paddedHeight: i32,
  paddedRowBytes: usize,
  top: i32,
  left: usize
): void {
  const imageBytes = <usize>paddedHeight * paddedRowBytes;
  memory.fill(y, 0, <usize>images * imageBytes);
  for (let image = 0; image < images; ++image) {
    let to = y + <usize>image * imageBytes + <usize>top * paddedRowBytes + left;
    for (let row = 0; row < height; ++row) {
      copyRun(x, to, rowBytes);
      x += rowBytes;
      to += paddedRowBytes;
    }
  }
}

/** Images without their border: what `padImages` is undone by. */
export function cropImages(
  y: usize,
  images: i32,
  height: i32,
  rowBytes: usize,
  x: usize,
  paddedHeight: i32,
  paddedRowBytes: usize,
  top: i32,
  left: usize
): void {
  const imageBytes = <usize>paddedHeight * paddedRowBytes;
  for (let image = 0; image < images; ++image) {
    let from = y + <usize>image * imageBytes + <usize>top * paddedRowBytes + left;
    for (let row = 0; row < height; ++row) {
      copyRun(from, x, rowBytes);
      x += rowBytes;
      from += paddedRowBytes;
    }
  }
}

/**
 * What a filter sees at each position of an image, a row a position.
 * @param x a padded image, rowBytes from row to row
 * @param runBytes of a filter's row: its width times the channels
 * @param columns [outHeight * outWidth, filterHeight, runBytes]
 */
export function patchesOf(
  x: usize,
  rowBytes: usize,
  filterHeight: i32,
  runBytes: usize,
  outHeight: i32,
  outWidth: i32,
  downBytes: usize,
  acrossBytes: usize,
  columns: usize
): void {
  for (let i = 0; i < outHeight; ++i) {
    let from = x + <usize>i * downBytes;
    for (let j = 0; j < outWidth; ++j) {
      let row = from;
      for (let h = 0; h < filterHeight; ++h) {
        copyRun(row, columns, runBytes);
        row += rowBytes;
        columns += runBytes;
      }
      from += acrossBytes;
    }
  }
}

/** Adds patches back into the padded image that they were taken from. */
export function addPatches(
  columns: usize,
  rowBytes: usize,
  filterHeight: i32,
  runBytes: usize,
  outHeight: i32,
  outWidth: i32,
  downBytes: usize,
  acrossBytes: usize,
  x: usize
): void {
  for (let i = 0; i < outHeight; ++i) {
    let to = x + <usize>i * downBytes;
    for (let j = 0; j < outWidth; ++j) {
      let row = to;
      for (let h = 0; h < filterHeight; ++h) {
        addRun(columns, row, runBytes);
        row += rowBytes;
        columns += runBytes;
      }
      to += acrossBytes;
    }
  }
}

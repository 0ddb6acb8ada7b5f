import {vectorBytes} from "./tile";

/**
 * y = x + bias, with one bias a channel, and where it is rectified, nothing below zero.
 * @param x [rows, channels]
 * @param y may be x itself
 */
export function addBias(x: usize, bias: usize, rows: i32, channels: i32, y: usize, isRectified: bool): void {
  const rowBytes: usize = channels << 2;
  const inVectors = rowBytes & ~(vectorBytes - 1);
  const least: f32 = isRectified ? 0 : -Infinity;
  const leasts = f32x4.splat(least);
  for (let row = 0; row < rows; ++row) {
    let c: usize = 0;
    for (; c < inVectors; c += vectorBytes) {
      v128.store(y + c, f32x4.max(f32x4.add(v128.load(x + c), v128.load(bias + c)), leasts));
    }
    for (; c < rowBytes; c += 4) store<f32>(y + c, max<f32>(load<f32>(x + c) + load<f32>(bias + c), least));
    x += rowBytes;
    y += rowBytes;
  }
}

/** y = max(x, 0). @param bytes of the values, in vectors */
export function rectify(x: usize, bytes: usize, y: usize): void {
  const nothing = f32x4.splat(0);
  for (let at: usize = 0; at < bytes; at += vectorBytes) v128.store(y + at, f32x4.max(v128.load(x + at), nothing));
}

/** dx = dy where x > 0, else 0. @param bytes of the values, in vectors */
export function rectifiedGradient(dy: usize, x: usize, bytes: usize, dx: usize): void {
  const nothing = f32x4.splat(0);
  for (let at: usize = 0; at < bytes; at += vectorBytes) {
    v128.store(dx + at, v128.and(v128.load(dy + at), f32x4.gt(v128.load(x + at), nothing)));
  }
}

/** c = a · b, element by element. @param bytes of the values, in vectors */
export function multiply(a: usize, b: usize, bytes: usize, c: usize): void {
  for (let at: usize = 0; at < bytes; at += vectorBytes) {
    v128.store(c + at, f32x4.mul(v128.load(a + at), v128.load(b + at)));
  }
}

/** c = a + b, element by element. @param bytes of the values, in vectors */
export function add(a: usize, b: usize, bytes: usize, c: usize): void {
  for (let at: usize = 0; at < bytes; at += vectorBytes) {
    v128.store(c + at, f32x4.add(v128.load(a + at), v128.load(b + at)));
  }
}

/** c = a − b, element by element. @param bytes of the values, in vectors */
export function subtract(a: usize, b: usize, bytes: usize, c: usize): void {
  for (let at: usize = 0; at < bytes; at += vectorBytes) {
    v128.store(c + at, f32x4.sub(v128.load(a + at), v128.load(b + at)));
  }
}

/** c = a / b, with one b for all elements. @param bytes of the values, in vectors */
export function divideBy(a: usize, b: usize, bytes: usize, c: usize): void {
  const divisor = v128.load32_splat(b);
  for (let at: usize = 0; at < bytes; at += vectorBytes) v128.store(c + at, f32x4.div(v128.load(a + at), divisor));
}

/**
 * Sum of each channel, row after row.
 * @param x [rows, channels]
 */
export function channelSums(x: usize, rows: i32, channels: i32, sums: usize): void {
  const rowBytes: usize = channels << 2;
  let c: usize = 0;
  for (; c + 4 * vectorBytes <= rowBytes; c += 4 * vectorBytes) {
    let sum0 = f32x4.splat(0);
    let sum1 = f32x4.splat(0);
    let sum2 = f32x4.splat(0);
    let sum3 = f32x4.splat(0);
    let at = x + c;
    for (let row = 0; row < rows; ++row, at += rowBytes) {
      sum0 = f32x4.add(sum0, v128.load(at));
      sum1 = f32x4.add(sum1, v128.load(at, vectorBytes));
      sum2 = f32x4.add(sum2, v128.load(at, 2 * vectorBytes));
      sum3 = f32x4.add(sum3, v128.load(at, 3 * vectorBytes));
    }
    v128.store(sums + c, sum0);
    v128.store(sums + c, sum1, vectorBytes);
    v128.store(sums + c, sum2, 2 * vectorBytes);
    v128.store(sums + c, sum3, 3 * vectorBytes);
  }
  for (; c + vectorBytes <= rowBytes; c += vectorBytes) {
    let sum = f32x4.splat(0);
    let at = x + c;
    for (let row = 0; row < rows; ++row, at += rowBytes) sum = f32x4.add(sum, v128.load(at));
    v128.store(sums + c, sum);
  }
  for (; c < rowBytes; c += 4) {
    let sum: f32 = 0;
    let at = x + c;
    for (let row = 0; row < rows; ++row, at += rowBytes) sum += load<f32>(at);
    store<f32>(sums + c, sum);
  }
}

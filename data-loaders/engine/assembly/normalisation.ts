import {vectorBytes} from "./tile";

/**
 * Batch normalisation, channel by channel. Channels come in whole vectors; sums are taken row after row.
 * Source: Ioffe and Szegedy 2015, algorithm 1 and the gradients of section 3.
 */

/** Mean of each channel. @param x [rows, channels] @param means [channels] */
export function channelMeans(x: usize, rows: i32, channels: i32, means: usize): void {
  const rowBytes: usize = channels << 2;
  memory.fill(means, 0, rowBytes);
  for (let row = 0; row < rows; ++row, x += rowBytes) {
    for (let c: usize = 0; c < rowBytes; c += vectorBytes) {
      v128.store(means + c, f32x4.add(v128.load(means + c), v128.load(x + c)));
    }
  }
  divideAll(means, rowBytes, rows);
}

/** Mean squared distance of each channel from its mean. @param means [channels] @param variances [channels] */
export function channelVariances(x: usize, means: usize, rows: i32, channels: i32, variances: usize): void {
  const rowBytes: usize = channels << 2;
  memory.fill(variances, 0, rowBytes);
  for (let row = 0; row < rows; ++row, x += rowBytes) {
    for (let c: usize = 0; c < rowBytes; c += vectorBytes) {
      const distance = f32x4.sub(v128.load(x + c), v128.load(means + c));
      v128.store(variances + c, f32x4.add(v128.load(variances + c), f32x4.mul(distance, distance)));
    }
  }
  divideAll(variances, rowBytes, rows);
}

function divideAll(values: usize, bytes: usize, by: i32): void {
  const divisor = f32x4.splat(<f32>by);
  for (let at: usize = 0; at < bytes; at += vectorBytes) {
    v128.store(values + at, f32x4.div(v128.load(values + at), divisor));
  }
}

/**
 * y = (x − mean) / √(variance + ε) · scale + shift, as x · factor + offset.
 * @param scratch [2, channels]
 */
export function normalise(
  x: usize,
  means: usize,
  variances: usize,
  scales: usize,
  shifts: usize,
  rows: i32,
  channels: i32,
  epsilon: f32,
  y: usize,
  scratch: usize
): void {
  const rowBytes: usize = channels << 2;
  const offsets = scratch + rowBytes;
  for (let c: usize = 0; c < rowBytes; c += vectorBytes) {
    const factor = f32x4.mul(v128.load(scales + c), inverseRoot(v128.load(variances + c), epsilon));
    v128.store(scratch + c, factor);
    v128.store(offsets + c, f32x4.sub(v128.load(shifts + c), f32x4.mul(v128.load(means + c), factor)));
  }
  for (let row = 0; row < rows; ++row, x += rowBytes, y += rowBytes) {
    for (let c: usize = 0; c < rowBytes; c += vectorBytes) {
      v128.store(y + c, f32x4.add(f32x4.mul(v128.load(x + c), v128.load(scratch + c)), v128.load(offsets + c)));
    }
  }
}

// @ts-ignore: decorator
@inline
function inverseRoot(variance: v128, epsilon: f32): v128 {
  return f32x4.div(f32x4.splat(1), f32x4.sqrt(f32x4.add(variance, f32x4.splat(epsilon))));
}

/** Gradient of the scales: Σ dy · (x − mean) / √(variance + ε). @param sums [channels] */
export function scaleGradient(
  dy: usize,
  x: usize,
  means: usize,
  variances: usize,
  rows: i32,
  channels: i32,
  epsilon: f32,
  sums: usize
): void {
  const rowBytes: usize = channels << 2;
  memory.fill(sums, 0, rowBytes);
  for (let row = 0; row < rows; ++row, x += rowBytes, dy += rowBytes) {
    for (let c: usize = 0; c < rowBytes; c += vectorBytes) {
      const distance = f32x4.sub(v128.load(x + c), v128.load(means + c));
      v128.store(sums + c, f32x4.add(v128.load(sums + c), f32x4.mul(v128.load(dy + c), distance)));
    }
  }
  for (let c: usize = 0; c < rowBytes; c += vectorBytes) {
    const root = inverseRoot(v128.load(variances + c), epsilon);
    v128.store(sums + c, f32x4.mul(v128.load(sums + c), root));
  }
}

/**
 * Gradient of what was normalised by its own mean and variance, as dy · a + x · b + c.
 * @param scaleGradients [channels], from `scaleGradient`
 * @param shiftGradients Σ dy, [channels]
 * @param scratch [3, channels]
 */
export function normaliseGradient(
  dy: usize,
  x: usize,
  means: usize,
  variances: usize,
  scales: usize,
  scaleGradients: usize,
  shiftGradients: usize,
  rows: i32,
  channels: i32,
  epsilon: f32,
  dx: usize,
  scratch: usize
): void {
  const rowBytes: usize = channels << 2;
  const bs = scratch + rowBytes;
  const cs = bs + rowBytes;
  const count = f32x4.splat(<f32>rows);
  for (let c: usize = 0; c < rowBytes; c += vectorBytes) {
    const root = inverseRoot(v128.load(variances + c), epsilon);
    const a = f32x4.mul(v128.load(scales + c), root);
    const b = f32x4.neg(f32x4.div(f32x4.mul(f32x4.mul(a, root), v128.load(scaleGradients + c)), count));
    const shift = f32x4.div(f32x4.mul(a, v128.load(shiftGradients + c)), count);
    v128.store(scratch + c, a);
    v128.store(bs + c, b);
    v128.store(cs + c, f32x4.neg(f32x4.add(shift, f32x4.mul(b, v128.load(means + c)))));
  }
  for (let row = 0; row < rows; ++row, x += rowBytes, dy += rowBytes, dx += rowBytes) {
    for (let c: usize = 0; c < rowBytes; c += vectorBytes) {
      const part = f32x4.mul(v128.load(dy + c), v128.load(scratch + c));
      const sum = f32x4.add(part, f32x4.mul(v128.load(x + c), v128.load(bs + c)));
      v128.store(dx + c, f32x4.add(sum, v128.load(cs + c)));
    }
  }
}

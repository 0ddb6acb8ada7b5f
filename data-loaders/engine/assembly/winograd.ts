import {panelBytes, vectorBytes} from "./tile";
import {product} from "./product";

/** Elements of a tile in the transformed domain: 4 × 4. */
const elements: usize = 16;

/**
 * Filters in Winograd's domain, G g Gᵀ, as panels of eight filters for `product`.
 * Source: Lavin and Gray 2016, "Fast algorithms for convolutional neural networks", F(2 × 2, 3 × 3).
 * @param g [3, 3, inChannels, outChannels]
 * @param u [16, outChannels / 8, inChannels, 8]
 */
export function winogradFilter(g: usize, inChannels: i32, outChannels: i32, u: usize): void {
  const tap: usize = (inChannels * outChannels) << 2;
  const element: usize = tap;
  for (let c = 0; c < inChannels; ++c) {
    for (let o = 0; o < outChannels; o += 4) {
      const from = g + ((c * outChannels + o) << 2);
      const to = u + (((o >> 3) * inChannels + c) << 5) + ((o & 4) << 2);
      for (let j: usize = 0; j < 4; ++j) filterColumn(from, tap, j, to + j * element, 4 * element);
    }
  }
}

/** Column j of G g Gᵀ for four filters. */
// @ts-ignore: decorator
@inline
function filterColumn(from: usize, tap: usize, j: usize, to: usize, row: usize): void {
  const half = f32x4.splat(0.5);
  const top = filterRow(from, tap, j);
  const middle = filterRow(from + 3 * tap, tap, j);
  const bottom = filterRow(from + 6 * tap, tap, j);
  const outer = f32x4.add(top, bottom);
  v128.store(to, top);
  v128.store(to + row, f32x4.mul(half, f32x4.add(outer, middle)));
  v128.store(to + 2 * row, f32x4.mul(half, f32x4.sub(outer, middle)));
  v128.store(to + 3 * row, bottom);
}

/** Element j of a row of g Gᵀ. */
// @ts-ignore: decorator
@inline
function filterRow(from: usize, tap: usize, j: usize): v128 {
  const left = v128.load(from);
  const middle = v128.load(from + tap);
  const right = v128.load(from + 2 * tap);
  if (j == 0) return left;
  if (j == 3) return right;
  const outer = f32x4.add(left, right);
  return f32x4.mul(f32x4.splat(0.5), j == 1 ? f32x4.add(outer, middle) : f32x4.sub(outer, middle));
}

/**
 * Tiles of padded images in Winograd's domain, Bᵀ d B.
 * @param x padded images, [images, rows, columns, channels]
 * @param v [16, count, channels]
 */
export function winogradInput(
  x: usize,
  imageBytes: usize,
  rowBytes: usize,
  tilesAcross: i32,
  tilesPerImage: i32,
  first: i32,
  count: i32,
  channels: i32,
  v: usize
): void {
  const pixel: usize = channels << 2;
  const element: usize = <usize>count * pixel;
  for (let t = 0; t < count; ++t) {
    const tile = first + t;
    const image = tile / tilesPerImage;
    const inImage = tile - image * tilesPerImage;
    const down = inImage / tilesAcross;
    const across = inImage - down * tilesAcross;
    let from = x + <usize>image * imageBytes + <usize>(2 * down) * rowBytes + <usize>(2 * across) * pixel;
    let to = v + <usize>t * pixel;
    for (let c = 0; c < channels; c += 4) {
      inputRow(from, from + 2 * rowBytes, pixel, to, element, true);
      inputRow(from + rowBytes, from + 2 * rowBytes, pixel, to + 4 * element, element, false);
      inputRow(from + 2 * rowBytes, from + rowBytes, pixel, to + 8 * element, element, true);
      inputRow(from + rowBytes, from + 3 * rowBytes, pixel, to + 12 * element, element, true);
      from += vectorBytes;
      to += vectorBytes;
    }
  }
}

/** A row of Bᵀ d B from the two rows of d that make it, as their difference or their sum. */
// @ts-ignore: decorator
@inline
function inputRow(a: usize, b: usize, pixel: usize, to: usize, element: usize, differs: bool): void {
  const d0 = differs ? f32x4.sub(v128.load(a), v128.load(b)) : f32x4.add(v128.load(a), v128.load(b));
  const a1 = v128.load(a + pixel);
  const b1 = v128.load(b + pixel);
  const d1 = differs ? f32x4.sub(a1, b1) : f32x4.add(a1, b1);
  const a2 = v128.load(a + 2 * pixel);
  const b2 = v128.load(b + 2 * pixel);
  const d2 = differs ? f32x4.sub(a2, b2) : f32x4.add(a2, b2);
  const a3 = v128.load(a + 3 * pixel);
  const b3 = v128.load(b + 3 * pixel);
  const d3 = differs ? f32x4.sub(a3, b3) : f32x4.add(a3, b3);
  v128.store(to, f32x4.sub(d0, d2));
  v128.store(to + element, f32x4.add(d1, d2));
  v128.store(to + 2 * element, f32x4.sub(d2, d1));
  v128.store(to + 3 * element, f32x4.sub(d1, d3));
}

/**
 * Products in Winograd's domain back to images, Aᵀ m A, cut to the images' size, plus a bias, and where it is
 * rectified, nothing below zero.
 * @param m [16, count, channels]
 * @param bias [channels], or 0 for none
 * @param y images, [images, height, width, channels]
 */
export function winogradOutput(
  m: usize,
  height: i32,
  width: i32,
  first: i32,
  count: i32,
  channels: i32,
  bias: usize,
  isRectified: bool,
  y: usize
): void {
  const least = isRectified ? f32x4.splat(0) : f32x4.splat(-Infinity);
  const pixel: usize = channels << 2;
  const element: usize = <usize>count * pixel;
  const rowBytes = <usize>width * pixel;
  const tilesAcross = (width + 1) >> 1;
  const tilesPerImage = tilesAcross * ((height + 1) >> 1);
  for (let t = 0; t < count; ++t) {
    const tile = first + t;
    const image = tile / tilesPerImage;
    const inImage = tile - image * tilesPerImage;
    const down = inImage / tilesAcross;
    const across = inImage - down * tilesAcross;
    const hasRight = 2 * across + 1 < width;
    const hasBottom = 2 * down + 1 < height;
    let from = m + <usize>t * pixel;
    let to = y + <usize>((image * height + 2 * down) * width + 2 * across) * pixel;
    for (let c = 0; c < channels; c += 4) {
      // columns 0 to 3 of Aᵀ m: sums for the upper row, differences for the lower
      const upper0 = upper(from, element);
      const upper1 = upper(from + element, element);
      const upper2 = upper(from + 2 * element, element);
      const upper3 = upper(from + 3 * element, element);
      const start = bias == 0 ? f32x4.splat(0) : v128.load(bias + (c << 2));
      storeOutput(to, f32x4.add(f32x4.add(upper0, upper1), upper2), start, least);
      if (hasRight) storeOutput(to + pixel, f32x4.sub(f32x4.sub(upper1, upper2), upper3), start, least);
      if (hasBottom) {
        const lower0 = lower(from, element);
        const lower1 = lower(from + element, element);
        const lower2 = lower(from + 2 * element, element);
        const lower3 = lower(from + 3 * element, element);
        storeOutput(to + rowBytes, f32x4.add(f32x4.add(lower0, lower1), lower2), start, least);
        if (hasRight) {
          storeOutput(to + rowBytes + pixel, f32x4.sub(f32x4.sub(lower1, lower2), lower3), start, least);
        }
      }
      from += vectorBytes;
      to += vectorBytes;
    }
  }
}

// @ts-ignore: decorator
@inline
function storeOutput(to: usize, value: v128, bias: v128, least: v128): void {
  v128.store(to, f32x4.max(f32x4.add(value, bias), least));
}

// @ts-ignore: decorator
@inline
function upper(from: usize, element: usize): v128 {
  return f32x4.add(f32x4.add(v128.load(from), v128.load(from + 4 * element)), v128.load(from + 8 * element));
}

// @ts-ignore: decorator
@inline
function lower(from: usize, element: usize): v128 {
  return f32x4.sub(
    f32x4.sub(v128.load(from + 4 * element), v128.load(from + 8 * element)),
    v128.load(from + 12 * element)
  );
}

/**
 * Gradients of the output in Winograd's domain, A dy Aᵀ, as panels of eight channels for `product`.
 * @param dy images, [images, height, width, channels]
 * @param z [16, channels / 8, count, 8]
 */
export function winogradGradient(
  dy: usize,
  height: i32,
  width: i32,
  first: i32,
  count: i32,
  channels: i32,
  z: usize
): void {
  const pixel: usize = channels << 2;
  const element: usize = <usize>count * pixel;
  const rowBytes = <usize>width * pixel;
  const tilesAcross = (width + 1) >> 1;
  const tilesPerImage = tilesAcross * ((height + 1) >> 1);
  const nothing = f32x4.splat(0);
  for (let t = 0; t < count; ++t) {
    const tile = first + t;
    const image = tile / tilesPerImage;
    const inImage = tile - image * tilesPerImage;
    const down = inImage / tilesAcross;
    const across = inImage - down * tilesAcross;
    const hasRight = 2 * across + 1 < width;
    const hasBottom = 2 * down + 1 < height;
    let from = dy + <usize>((image * height + 2 * down) * width + 2 * across) * pixel;
    for (let c = 0; c < channels; c += 4) {
      const to = z + (((<usize>(c >> 3)) * <usize>count + t) << 5) + <usize>((c & 4) << 2);
      const d00 = v128.load(from);
      const d01 = hasRight ? v128.load(from + pixel) : nothing;
      const d10 = hasBottom ? v128.load(from + rowBytes) : nothing;
      const d11 = hasBottom && hasRight ? v128.load(from + rowBytes + pixel) : nothing;
      gradientRow(d00, d01, to, element);
      gradientRow(f32x4.add(d00, d10), f32x4.add(d01, d11), to + 4 * element, element);
      gradientRow(f32x4.sub(d00, d10), f32x4.sub(d01, d11), to + 8 * element, element);
      gradientRow(f32x4.neg(d10), f32x4.neg(d11), to + 12 * element, element);
      from += vectorBytes;
    }
  }
}

// @ts-ignore: decorator
@inline
function gradientRow(left: v128, right: v128, to: usize, element: usize): void {
  v128.store(to, left);
  v128.store(to + element, f32x4.add(left, right));
  v128.store(to + 2 * element, f32x4.sub(left, right));
  v128.store(to + 3 * element, f32x4.neg(right));
}

/**
 * The filters' gradient from that in Winograd's domain, Gᵀ du G.
 * @param du [16, inChannels, outChannels]
 * @param dg [3, 3, inChannels, outChannels]
 */
export function winogradFilterGradient(du: usize, inChannels: i32, outChannels: i32, dg: usize): void {
  const tap: usize = (inChannels * outChannels) << 2;
  for (let at: usize = 0; at < tap; at += vectorBytes) {
    for (let i: usize = 0; i < 3; ++i) {
      const d0 = gradientOfColumn(du + at, tap, i);
      const d1 = gradientOfColumn(du + at + tap, tap, i);
      const d2 = gradientOfColumn(du + at + 2 * tap, tap, i);
      const d3 = gradientOfColumn(du + at + 3 * tap, tap, i);
      const half = f32x4.splat(0.5);
      const to = dg + at + 3 * i * tap;
      const sum = f32x4.mul(half, f32x4.add(d1, d2));
      v128.store(to, f32x4.add(d0, sum));
      v128.store(to + tap, f32x4.mul(half, f32x4.sub(d1, d2)));
      v128.store(to + 2 * tap, f32x4.add(sum, d3));
    }
  }
}

/** Element i of a column of Gᵀ du. */
// @ts-ignore: decorator
@inline
function gradientOfColumn(from: usize, tap: usize, i: usize): v128 {
  const half = f32x4.splat(0.5);
  const second = v128.load(from + 4 * tap);
  const third = v128.load(from + 8 * tap);
  if (i == 1) return f32x4.mul(half, f32x4.sub(second, third));
  const sum = f32x4.mul(half, f32x4.add(second, third));
  return f32x4.add(i == 0 ? v128.load(from) : v128.load(from + 12 * tap), sum);
}

/**
 * A convolution of 3 × 3 filters with stride 1, chunk by chunk of tiles.
 * @param x padded images
 * @param u filters from `winogradFilter`
 * @param bias as `winogradOutput` takes it
 * @param scratch room for chunk * 16 * (inChannels + outChannels) values
 */
export function winogradConvolution(
  x: usize,
  imageBytes: usize,
  rowBytes: usize,
  u: usize,
  bias: usize,
  isRectified: bool,
  y: usize,
  height: i32,
  width: i32,
  tiles: i32,
  inChannels: i32,
  outChannels: i32,
  chunk: i32,
  scratch: usize
): void {
  const tilesAcross = (width + 1) >> 1;
  const tilesPerImage = tilesAcross * ((height + 1) >> 1);
  const panels = outChannels >> 3;
  const inBytes: usize = inChannels << 2;
  const outBytes: usize = outChannels << 2;
  const v = scratch;
  const m = scratch + elements * <usize>chunk * inBytes;
  for (let first = 0; first < tiles; first += chunk) {
    const count = min(chunk, tiles - first);
    winogradInput(x, imageBytes, rowBytes, tilesAcross, tilesPerImage, first, count, inChannels, v);
    for (let e: usize = 0; e < elements; ++e) {
      product(
        v + e * <usize>count * inBytes,
        inBytes,
        4,
        u + e * inBytes * <usize>outChannels,
        panelBytes,
        <usize>inChannels * panelBytes,
        m + e * <usize>count * outBytes,
        outBytes,
        count,
        inChannels,
        panels,
        false
      );
    }
    winogradOutput(m, height, width, first, count, outChannels, bias, isRectified, y);
  }
}

/**
 * Gradient of the filters of a convolution of 3 × 3 filters with stride 1, chunk by chunk of tiles.
 * @param x padded images
 * @param du [16, inChannels, outChannels]
 * @param scratch room for chunk * 16 * (inChannels + outChannels) values
 */
export function winogradFilterSums(
  x: usize,
  imageBytes: usize,
  rowBytes: usize,
  dy: usize,
  du: usize,
  height: i32,
  width: i32,
  tiles: i32,
  inChannels: i32,
  outChannels: i32,
  chunk: i32,
  scratch: usize
): void {
  const tilesAcross = (width + 1) >> 1;
  const tilesPerImage = tilesAcross * ((height + 1) >> 1);
  const inBytes: usize = inChannels << 2;
  const outBytes: usize = outChannels << 2;
  const v = scratch;
  const z = scratch + elements * <usize>chunk * inBytes;
  memory.fill(du, 0, elements * inBytes * <usize>outChannels);
  for (let first = 0; first < tiles; first += chunk) {
    const count = min(chunk, tiles - first);
    winogradInput(x, imageBytes, rowBytes, tilesAcross, tilesPerImage, first, count, inChannels, v);
    winogradGradient(dy, height, width, first, count, outChannels, z);
    for (let e: usize = 0; e < elements; ++e) {
      product(
        v + e * <usize>count * inBytes,
        4,
        inBytes,
        z + e * <usize>count * outBytes,
        panelBytes,
        <usize>count * panelBytes,
        du + e * inBytes * <usize>outChannels,
        outBytes,
        inChannels,
        count,
        outChannels >> 3,
        true
      );
    }
  }
}
